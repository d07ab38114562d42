package dev.slipway.audit.controls;

import dev.slipway.process.history.DeployedSets;
import dev.slipway.process.history.LedgerPeople;
import java.time.Clock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what holds the controls against releases, and what shows it. */
@Configuration(proxyBeanMethods = false)
class ControlConfiguration {

    private final ControlCatalogue catalogue = ControlCatalogue.read();
    private final Demands demands = Demands.read();

    @Bean
    ControlPlaces controlPlaces(DeployedSets sets) {
        return new ControlPlaces(catalogue, sets);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ControlProjection controlProjection(JdbcClient jdbc, ControlPlaces places) {
        return new ControlProjection(catalogue, new ControlTable(jdbc), places, demands);
    }

    @Bean
    ControlReader controlReader(JdbcClient jdbc, ControlPlaces places, LedgerPeople people, Clock clock) {
        return new ControlReader(catalogue, places, demands, new Standings(jdbc), people::named, clock);
    }
}
