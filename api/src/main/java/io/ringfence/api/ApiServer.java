package io.ringfence.api;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.errand.Office;
import io.ringfence.api.flight.FlightDoor;
import io.ringfence.api.limit.RequestGate;
import io.ringfence.api.limit.RequestLimits;
import io.ringfence.api.proposal.HandOffBroker;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.BearerTokens;
import io.ringfence.api.security.TokenTrust;
import io.ringfence.api.table.ArrowStreams;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A server that listens until it is closed. */
final class ApiServer implements AutoCloseable {
  private final ApiSettings settings;
  private final ConfigurableApplicationContext context;
  private final @Nullable FlightDoor flight;

  private ApiServer(
      ApiSettings settings, ConfigurableApplicationContext context, @Nullable FlightDoor flight) {
    this.settings = settings;
    this.context = context;
    this.flight = flight;
  }

  /** Starts a server; it accepts requests when this returns. The store may still be away. */
  static ApiServer start(ApiSettings settings) {
    SpringApplication application = new SpringApplication(ApiConfiguration.class);
    application.addInitializers(
        context -> {
          if (context instanceof GenericApplicationContext beans) {
            beans.registerBean(ClickHouseAddress.class, settings::store);
            beans.registerBean(TokenTrust.class, settings::trust);
            beans.registerBean(RequestLimits.class, settings::limits);
            beans.registerBean(
                AuditTrail.class, () -> AuditTrail.in(settings.audit(), InstantSource.system()));
            Office office = settings.office();
            if (office != null) {
              beans.registerBean(Office.class, () -> office);
            }
            HandOffBroker broker = settings.broker();
            if (broker != null) {
              beans.registerBean(HandOffBroker.class, () -> broker);
            }
          }
        });
    ConfigurableApplicationContext context =
        application.run(
            "--server.address=" + settings.bind(),
            "--server.port=" + settings.port(),
            // A file in the working directory must not change who may ask.
            "--spring.config.location=classpath:/application.properties");
    try {
      return new ApiServer(settings, context, flight(settings, context));
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** The other door, where one is asked for: it costs memory that most do without. */
  private static @Nullable FlightDoor flight(ApiSettings settings, ApplicationContext context) {
    Integer port = settings.flightPort();
    return port == null
        ? null
        : FlightDoor.open(
            settings.bind(),
            port,
            new FlightDoor.Parts(
                context.getBean(BearerTokens.class),
                context.getBean(RequestGate.class),
                context.getBean(AuditTrail.class),
                context.getBean(Questions.class),
                context.getBean(ArrowStreams.class)));
  }

  /** Where Flight listens; empty: it was not asked for. */
  Optional<URI> flightUrl() {
    return Optional.ofNullable(flight)
        .map(door -> URI.create("grpc://" + settings.bind() + ":" + door.port()));
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
    if (flight != null) {
      flight.close();
    }
    context.close();
  }
}
