package io.ringfence.keycloak;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak server in a process of its own on 127.0.0.1, with the realm of Ringfence. It ends with
 * this process, however that ends.
 */
public final class KeycloakServer implements AutoCloseable {
  /** The server's administrator, for the first start only. */
  public static final String ADMIN = "ringfence-bootstrap";

  private static final String REALM = "ringfence";
  private static final String REALM_FILE = "ringfence-realm.json";
  private static final String HOST = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofSeconds(180);

  private final ChildProcess process;
  private final Secrets secrets;
  private final URI issuer;

  private KeycloakServer(ChildProcess process, Secrets secrets, URI issuer) {
    this.process = process;
    this.secrets = secrets;
    this.issuer = issuer;
  }

  /** Passwords made now, by the variables in which a server with our realm reads them. */
  public static Map<String, String> freshPasswords() {
    return Secrets.make().environment();
  }

  /** One more of the same make. */
  public static String freshPassword() {
    return Secrets.make().service();
  }

  /** The published file of this build: beside the jar, and beside classes that are not packaged. */
  public static Path distribution() {
    return JavaCommand.origin(KeycloakServer.class)
        .resolveSibling("server")
        .resolve("keycloak.zip");
  }

  /**
   * Starts a server with an empty database and waits until it answers. The first start on a machine
   * also unpacks and builds the distribution.
   *
   * @param home its folder, of which nothing may exist yet
   * @param zip the published file
   * @param port on 127.0.0.1; 0: a free one
   * @param api where the API answers that its dashboard logs in for
   * @throws IllegalStateException when it does not start; the message carries what it said last
   */
  public static KeycloakServer start(Path home, Path zip, int port, URI api) {
    Distribution distribution = Distribution.ready(zip);
    int http = port == 0 ? freePort() : port;
    int management = freePort();
    furnish(home, distribution);
    Secrets secrets = Secrets.make();
    Map<String, String> environment = new HashMap<>(secrets.environment());
    environment.put("RINGFENCE_API_URL", api.toString());
    JavaCommand command =
        distribution.command(home, arguments(http, management)).withEnvironment(environment);
    ChildProcess process =
        Readiness.of(URI.create("http://%s:%s/health/ready".formatted(HOST, management)))
            .start(command, START_LIMIT);
    return new KeycloakServer(
        process, secrets, URI.create("http://%s:%s/realms/%s".formatted(HOST, http, REALM)));
  }

  private static List<String> arguments(int http, int management) {
    return List.of(
        "start",
        "--optimized",
        "--import-realm",
        "--http-enabled=true",
        "--hostname-strict=false",
        "--http-host=" + HOST,
        "--http-port=" + http,
        "--http-management-host=" + HOST,
        "--http-management-port=" + management);
  }

  /** A home of its own around the libraries that all servers share. */
  private static void furnish(Path home, Distribution distribution) {
    try (InputStream realm = KeycloakServer.class.getResourceAsStream("/keycloak/" + REALM_FILE)) {
      if (realm == null) {
        throw new IOException("resource keycloak/" + REALM_FILE + " is missing");
      }
      Path imported = Files.createDirectories(home.resolve("data").resolve("import"));
      Files.copy(realm, imported.resolve(REALM_FILE));
      for (String shared : List.of("lib", "providers", "themes", "conf")) {
        Files.createSymbolicLink(
            home.resolve(shared), distribution.folder().resolve(shared).toAbsolutePath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak's home " + home + " cannot be made", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  /** The issuer of its tokens: the realm's own address. */
  public URI issuer() {
    return issuer;
  }

  /** Password of one of the demonstration's people. */
  public String password(DemoUser user) {
    return secrets.passwords().getOrDefault(user, "");
  }

  /** Secret of the confidential client {@code ringfence-service}. */
  public String serviceSecret() {
    return secrets.service();
  }

  /** Password of {@link #ADMIN}. */
  public String adminPassword() {
    return secrets.admin();
  }

  /** The operating system's number of its process. */
  public long pid() {
    return process.pid();
  }

  /** True until the process has ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.close();
  }
}
