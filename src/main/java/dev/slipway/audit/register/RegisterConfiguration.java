package dev.slipway.audit.register;

import dev.slipway.process.history.LedgerPeople;
import java.time.Clock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the registers together: what fills them, and what reads them. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    ApprovalMonths approvalMonths(JdbcClient jdbc) {
        return new ApprovalMonths(jdbc);
    }

    @Bean
    Registers registers(JdbcClient jdbc, ApprovalMonths months) {
        return Registers.of(new MembershipHalves(jdbc), months);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RegisterProjection registerProjection(JdbcClient jdbc, Registers registers) {
        return new RegisterProjection(jdbc, registers.all());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Market market(JdbcClient jdbc) {
        return new Market(jdbc);
    }

    @Bean
    RegisterReader registerReader(JdbcClient jdbc, LedgerPeople people, Clock clock) {
        return new RegisterReader(new RegisterLines(jdbc, clock), new Retention(jdbc), people::named, clock);
    }
}
