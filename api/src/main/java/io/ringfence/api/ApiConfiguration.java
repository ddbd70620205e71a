package io.ringfence.api;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Everything in this package and below, and what Spring Boot makes of the class path. */
@SpringBootApplication(proxyBeanMethods = false)
class ApiConfiguration {}
