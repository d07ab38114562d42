package dev.slipway.process.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test over real HTTP against an engine with the guard; all of them share one application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {GuardedEngine.class, Village.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "spring.datasource.url=jdbc:h2:mem:guard;DB_CLOSE_DELAY=-1",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=true",
            "camunda.bpm.default-serialization-format=application/json",
            "camunda.bpm.generic-properties.properties.enableCmdExceptionLogging=false",
            "camunda.bpm.generic-properties.properties.enablePasswordPolicy=false",
            "camunda.bpm.generic-properties.properties.queryMaxResultsLimit=2147483647",
            "camunda.bpm.generic-properties.properties.generalResourceWhitelistPattern=[a-zA-Z0-9._@-]+",
            "camunda.bpm.generic-properties.properties.defaultUserPermissionNameForTask=TASK_WORK"
        })
@interface GuardedEngineTest {}
