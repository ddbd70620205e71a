package io.ringfence.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** One server for all tests of a JVM; it ends with the JVM. */
public final class RunningKeycloak {
  /** Where tests say the API is; nobody need answer there. */
  public static final URI API = URI.create("http://127.0.0.1:1");

  private static final class Holder {
    static final KeycloakServer SERVER = start(API);
  }

  private RunningKeycloak() {}

  /** The server, started when it is first asked for. */
  public static KeycloakServer server() {
    return Holder.SERVER;
  }

  /** A server of its own for an API, which is the caller's to close. */
  public static KeycloakServer start(URI api) {
    try {
      Path home = Files.createTempDirectory("ringfence-keycloak-");
      KeycloakServer server = KeycloakServer.start(home, KeycloakServer.distribution(), 0, api);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(server, home)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void discard(KeycloakServer server, Path home) {
    server.close();
    try {
      Unpacking.delete(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
