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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A second server on the engine of {@link RunningApi}, for tokens of a real Keycloak that tells it
 * of logouts. Made once.
 */
public final class KeycloakApi implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RunningApi api;
  private final int port;
  private final KeycloakServer keycloak;
  private final ApiServer server;

  private KeycloakApi(RunningApi api, int port, KeycloakServer keycloak) {
    this.api = api;
    this.port = port;
    this.keycloak = keycloak;
    this.server =
        api.another(new TokenTrust.IdentityProvider(keycloak.issuer().toString(), null), port);
  }

  static KeycloakApi start(RunningApi api) {
    int port = freePort();
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

  /** The group of a desk names other desks from now on, as an administrator would have it. */
  public void rename(String group, String desk) {
    JsonNode found =
        admin(HttpRequest.newBuilder(admin("/groups?exact=true&search=" + group)))
            .get(0)
            .path("subGroups")
            .get(0);
    String id = found.path("id").stringValue();
    String body = "{\"name\":\"%s\",\"attributes\":{\"desks\":[\"%s\"]}}".formatted(group, desk);
    admin(HttpRequest.newBuilder(admin("/groups/" + id)).PUT(BodyPublishers.ofString(body)));
  }

  /** Ends a person's sessions, as an administrator does. */
  public void logOut(DemoUser user) {
    String id =
        admin(HttpRequest.newBuilder(admin("/users?exact=true&username=" + user.login())))
            .get(0)
            .path("id")
            .stringValue();
    admin(HttpRequest.newBuilder(admin("/users/" + id + "/logout")).POST(BodyPublishers.noBody()));
  }

  /** A token of the server's administrator, of another realm than ours. */
  public String adminToken() {
    String form =
        "grant_type=password&client_id=admin-cli&username=%s&password=%s"
            .formatted(KeycloakServer.ADMIN, keycloak.adminPassword());
    URI tokens =
        URI.create(
            keycloak.issuer().toString().replace("/ringfence", "/master")
                + "/protocol/openid-connect/token");
    Answer answer =
        send(
            HttpRequest.newBuilder(tokens)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    return answer.json().path("access_token").stringValue();
  }

  private URI admin(String path) {
    return URI.create(keycloak.issuer().toString().replace("/realms/", "/admin/realms/") + path);
  }

  private JsonNode admin(HttpRequest.Builder request) {
    Answer answer =
        send(
            request
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .build());
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException("Keycloak answered " + answer.status() + answer.text());
    }
    return answer.text().isEmpty() ? JSON.createObjectNode() : answer.json();
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
