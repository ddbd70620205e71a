package io.ringfence.api;

import io.ringfence.api.security.TokenTrust;
import io.ringfence.keycloak.BrowserLogin;
import io.ringfence.keycloak.DemoUser;
import io.ringfence.keycloak.KeycloakServer;
import io.ringfence.keycloak.RunningKeycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * A second server on the engine of {@link RunningApi}, with an office that holds {@link TheirDesk}
 * and a Flight port, for tokens of a real Keycloak that tells it of logouts and decides on
 * approvals. Made once.
 */
public final class KeycloakApi implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** How long the server believes what Keycloak decides. */
  private static final Duration BELIEVED = Duration.ofSeconds(2);

  private final RunningApi api;
  private final int port;
  private final KeycloakServer keycloak;
  private final ApiServer server;
  private final KeycloakAdmin admin;
  private final String shortLived;

  private KeycloakApi(RunningApi api, int port, KeycloakServer keycloak) {
    this.api = api;
    this.port = port;
    this.keycloak = keycloak;
    this.admin = new KeycloakAdmin(keycloak);
    this.shortLived = shortLived(keycloak, admin);
    this.server =
        api.withOffice(
            new TokenTrust.IdentityProvider(keycloak.issuer().toString(), null, BELIEVED),
            port,
            TheirDesk.office(api.folder("office-" + port)));
  }

  private static String shortLived(KeycloakServer keycloak, KeycloakAdmin admin) {
    admin.client("ringfence", "short-lived", "ringfence-api", 1);
    DemoUser carla = DemoUser.CARLA_COMPLIANCE;
    return admin.token("ringfence", "short-lived", carla.login(), keycloak.password(carla));
  }

  static KeycloakApi start(RunningApi api) {
    int port = freePort();
    api.execute(TheirDesk.alert());
    KeycloakServer keycloak = RunningKeycloak.start(URI.create("http://127.0.0.1:" + port));
    return new KeycloakApi(api, port, keycloak);
  }

  /** The identity provider. */
  public KeycloakServer keycloak() {
    return keycloak;
  }

  /** Where the server listens. */
  public URI url() {
    return server.url();
  }

  /** What the server wrote down. */
  public List<String> audited() {
    return api.audited(port);
  }

  /** A browser without cookies. */
  public BrowserLogin browser() {
    return new BrowserLogin(keycloak.issuer(), url());
  }

  /** Tokens of one of the demonstration's people, from a new session. */
  public BrowserLogin.Tokens login(DemoUser user) {
    try {
      return browser().login(user.login(), keycloak.password(user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request to the server. */
  public Answer send(HttpRequest request) {
    try {
      return new Answer(HTTP.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** A request to the server, with a token. */
  public HttpRequest.Builder to(String path, String token) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .header("Authorization", "Bearer " + token);
  }

  /** What is at a path for the owner of a token. */
  public Answer get(String path, String token) {
    return send(to(path, token).build());
  }

  /** The group of a desk, and what is permitted for it, are of another desk from now on. */
  public void rename(String group, String desk) {
    admin.rename(group, desk);
  }

  /** Ends a person's sessions, as an administrator does. */
  public void logOut(DemoUser user) {
    admin.logOut(user);
  }

  /** A token of the server's administrator, of another realm than ours. */
  public String adminToken() {
    return admin.token();
  }

  /** What else an administrator does. */
  public KeycloakAdmin admin() {
    return admin;
  }

  /** The server's own ledger. */
  public Path ledger() {
    return api.folder("audit-" + port).resolve("audit.jsonl");
  }

  /** Where Flight listens. */
  public URI flightUrl() {
    return server.flightUrl().orElseThrow();
  }

  /** What the server is made of. */
  public ApplicationContext parts() {
    return server.parts();
  }

  /**
   * A token of compliance that was good for a second when this server started, and for as long as
   * clocks may differ.
   */
  public String shortLived() {
    return shortLived;
  }

  /** Keycloak answers nothing while something is done: it hangs, which is worse than gone. */
  public void withoutKeycloak(Runnable meanwhile) {
    signal("STOP");
    try {
      meanwhile.run();
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(keycloak.pid())).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + kill.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    keycloak.close();
  }
}
