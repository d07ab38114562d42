package dev.slipway.process.drill;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the application's clock look for due drills. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DrillConfiguration {}
