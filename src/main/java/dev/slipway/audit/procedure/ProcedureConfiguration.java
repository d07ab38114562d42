package dev.slipway.audit.procedure;

import dev.slipway.process.history.DeployedSets;
import dev.slipway.process.history.LedgerPeople;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what the pages of the procedure read. */
@Configuration(proxyBeanMethods = false)
class ProcedureConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    VersionProjection versionProjection(JdbcClient jdbc) {
        return new VersionProjection(jdbc);
    }

    @Bean
    ProcedureReader procedureReader(DeployedSets sets, JdbcClient jdbc, LedgerPeople people, Clock clock)
            throws IOException {
        ProcedureCard card = ProcedureCard.read(new ClassPathResource("processes/procedure.yaml").getInputStream());
        return new ProcedureReader(card, RaciDeviation.all(), sets, new Versions(jdbc), people::named, clock);
    }

    @Bean
    ProcedureStanding procedureStanding(ProcedureReader reader) {
        return new ProcedureStanding(reader);
    }
}
