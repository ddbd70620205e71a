package io.ringfence.api.limit;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds below the application: what is sent too slowly never reaches it. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundsOfConnections(
      RequestLimits limits) {
    return server -> {
      server.setProtocol(PatientHttp.class.getName());
      server.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof PatientHttp http) {
              http.bePatientFor(limits.patience());
            }
          });
      server.addEngineValves(new DroppedBodies());
    };
  }
}
