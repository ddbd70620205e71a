package io.ringfence.api.audit;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the ledger where every answer passes. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyAnswer(AuditTrail trail) {
    return server -> server.addEngineValves(new AuditValve(trail));
  }
}
