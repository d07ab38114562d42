package dev.slipway.process.notify;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets this application look after waiting tasks by itself. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Rounds {}
