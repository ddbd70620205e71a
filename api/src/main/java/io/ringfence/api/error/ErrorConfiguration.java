package io.ringfence.api.error;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the web server report in our words, too. */
@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheWebServer() {
    TomcatContextCustomizer reportByValve =
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        };
    return server -> server.addContextCustomizers(reportByValve);
  }
}
