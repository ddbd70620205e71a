package io.ringfence.api;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.errand.Office;
import io.ringfence.api.security.TokenTrust;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A server that listens until it is closed. */
final class ApiServer implements AutoCloseable {
  private final ApiSettings settings;
  private final ConfigurableApplicationContext context;

  private ApiServer(ApiSettings settings, ConfigurableApplicationContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** Starts a server; it accepts requests when this returns. The store may still be away. */
  static ApiServer start(ApiSettings settings) {
    SpringApplication application = new SpringApplication(ApiConfiguration.class);
    application.addInitializers(
        context -> {
          if (context instanceof GenericApplicationContext beans) {
            beans.registerBean(ClickHouseAddress.class, settings::store);
            beans.registerBean(TokenTrust.class, settings::trust);
            beans.registerBean(
                AuditTrail.class, () -> AuditTrail.in(settings.audit(), InstantSource.system()));
            Office office = settings.office();
            if (office != null) {
              beans.registerBean(Office.class, () -> office);
            }
          }
        });
    return new ApiServer(
        settings,
        application.run(
            "--server.address=" + settings.bind(),
            "--server.port=" + settings.port(),
            // A file in the working directory must not change who may ask.
            "--spring.config.location=classpath:/application.properties"));
  }

  /** Where it listens. */
  URI url() {
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      return URI.create("http://" + settings.bind() + ":" + web.getWebServer().getPort());
    }
    throw new IllegalStateException("the context must hold a web server, was " + context);
  }

  /** What it is made of, for tests that go through all endpoints. */
  ApplicationContext parts() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}
