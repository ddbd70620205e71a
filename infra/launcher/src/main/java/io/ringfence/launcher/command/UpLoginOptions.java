package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Beside;
import io.ringfence.launcher.terminal.CommandFailure;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about where callers of an API get their tokens, and through which doors they come. */
final class UpLoginOptions {
  private static final int USUAL_PORT = 8_180;

  @Option(
      names = "--keycloak",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "8180",
      description = "Port of the Keycloak that is started, default 8180; 0 takes a free one.")
  private @Nullable Integer port;

  @Option(
      names = "--no-keycloak",
      description = "Start no Keycloak: ringfence token makes tokens while this runs.")
  private boolean none;

  @Option(
      names = "--issuer-url",
      paramLabel = "URL",
      description =
          "Take tokens of this issuer, such as https://login.example.com/realms/ringfence, and"
              + " start no Keycloak. Its realm is the one in infra/keycloak, with this API's"
              + " address as redirect and back-channel logout of the dashboard's client.")
  private @Nullable URI issuer;

  @Option(
      names = "--flight",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "8815",
      description =
          "Serve the tables over Arrow Flight SQL too, on this port (8815 unless given, 0 takes a"
              + " free one), with the same tokens.")
  private @Nullable Integer flightPort;

  /**
   * What runs beside engine and API.
   *
   * @param topics a broker and what follows it; null: none
   */
  Beside beside(Beside.@Nullable Topics topics) {
    OptionRange.requirePort("--flight", flightPort == null ? 0 : flightPort);
    return new Beside(topics, login(), flightPort);
  }

  private Beside.Login login() {
    OptionRange.requirePort("--keycloak", port == null ? 0 : port);
    if ((port != null && none) || (issuer != null && (port != null || none))) {
      throw CommandFailure.wrongInput(
          "--keycloak, --no-keycloak and --issuer-url exclude each other: name one");
    }
    if (issuer != null) {
      requireAddress(issuer);
      return new Beside.Login.There(issuer);
    }
    return none
        ? new Beside.Login.Local()
        : new Beside.Login.Started(port == null ? USUAL_PORT : port);
  }

  private static void requireAddress(URI issuer) {
    if (issuer.getHost() == null || !String.valueOf(issuer.getScheme()).startsWith("http")) {
      throw CommandFailure.wrongInput(
          "--issuer-url must be an http or https address, was " + issuer);
    }
  }
}
