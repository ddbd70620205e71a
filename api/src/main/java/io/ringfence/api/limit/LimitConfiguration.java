package io.ringfence.api.limit;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds below the application: what is sent too slowly never reaches it. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
  /** What of an answer goes to the system at once; every connection has so much. */
  private static final String WRITE_BYTES = Integer.toString(32 << 10);

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundsOfConnections(
      RequestLimits limits) {
    return server -> {
      server.setProtocol(PatientHttp.class.getName());
      server.addConnectorCustomizers(
          connector -> {
            connector.setProperty("socket.appWriteBufSize", WRITE_BYTES);
            // Outside the heap, where the system takes it from without another copy.
            connector.setProperty("socket.directBuffer", "true");
            if (connector.getProtocolHandler() instanceof PatientHttp http) {
              http.bePatientFor(limits.patience());
            }
          });
      server.addEngineValves(new DroppedBodies());
    };
  }
}
