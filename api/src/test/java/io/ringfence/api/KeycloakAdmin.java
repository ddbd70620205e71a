package io.ringfence.api;

import io.ringfence.keycloak.DemoUser;
import io.ringfence.keycloak.KeycloakServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator of a real Keycloak does to people, desks, clients and realms. */
public final class KeycloakAdmin {
  private static final String REALM = "ringfence";
  private static final String RESOURCES = "ringfence-api";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final KeycloakServer keycloak;

  /** Names of resources that are not those of their groups any more. */
  private final Map<String, String> renamed = new HashMap<>();

  KeycloakAdmin(KeycloakServer keycloak) {
    this.keycloak = keycloak;
  }

  /** The group of a desk, and what is permitted for it, are of another desk from now on. */
  public void rename(String group, String desk) {
    if (desk.equals(renamed.get(group))) {
      return;
    }
    String body = "{\"name\":\"%s\",\"attributes\":{\"desks\":[\"%s\"]}}".formatted(group, desk);
    put("/groups/" + group(group), body);
    String resources = "/clients/" + client(RESOURCES) + "/authz/resource-server/resource";
    String name = renamed.getOrDefault(group, group);
    JsonNode resource =
        StreamSupport.stream(get(resources + "?exactName=true&name=" + name).spliterator(), false)
            .filter(it -> it.path("name").stringValue().equals(name))
            .findFirst()
            .orElseThrow();
    String id = resource.path("_id").stringValue();
    put(resources + "/" + id, resource.toString().replace('"' + name + '"', '"' + desk + '"'));
    renamed.put(group, desk);
  }

  /** Somebody is of a desk's people no more; claims of tokens there are stay as they are. */
  public void removeFrom(String group, DemoUser user) {
    admin(REALM, membership(group, user), HttpRequest.newBuilder().DELETE());
  }

  /** And is again. */
  public void putInto(String group, DemoUser user) {
    admin(REALM, membership(group, user), HttpRequest.newBuilder().PUT(BodyPublishers.noBody()));
  }

  /** Somebody is of all desks' people no more. */
  public void removeFromAll(DemoUser user) {
    admin(REALM, membershipOfAll(user), HttpRequest.newBuilder().DELETE());
  }

  /** And is again. */
  public void putIntoAll(DemoUser user) {
    admin(REALM, membershipOfAll(user), HttpRequest.newBuilder().PUT(BodyPublishers.noBody()));
  }

  private String membershipOfAll(DemoUser user) {
    String group = get("/groups?exact=true&search=all-desks").get(0).path("id").stringValue();
    return "/users/" + user(user.login()) + "/groups/" + group;
  }

  private String membership(String group, DemoUser user) {
    return "/users/" + user(user.login()) + "/groups/" + group(group);
  }

  /** Ends a person's sessions. */
  public void logOut(DemoUser user) {
    post(REALM, "/users/" + user(user.login()) + "/logout", "");
  }

  /**
   * A person with a password.
   *
   * @param role absent where empty
   * @param groups paths such as {@code /desks/macro}
   */
  public void person(String login, String password, String role, List<String> groups) {
    post(REALM, "/users", userBody(login, password, groups));
    if (!role.isEmpty()) {
      String found = get("/roles/" + role).toString();
      post(REALM, "/users/" + user(login) + "/role-mappings/realm", "[" + found + "]");
    }
  }

  private static String userBody(String login, String password, List<String> groups) {
    return JSON.writeValueAsString(
        Map.of(
            "username",
            login,
            "enabled",
            true,
            "firstName",
            login,
            "lastName",
            "Test",
            "email",
            login + "@ringfence.invalid",
            "emailVerified",
            true,
            "groups",
            groups,
            "credentials",
            List.of(Map.of("type", "password", "value", password, "temporary", false))));
  }

  /**
   * A public client like the dashboard's, which gives tokens for a password, in a realm that may be
   * another.
   *
   * @param audience whom its tokens are for
   * @param seconds how long they are good for
   */
  public void client(String realm, String name, String audience, int seconds) {
    String mapper =
        """
        {"name":"%s","protocol":"openid-connect","protocolMapper":"%s","config":{%s,
         "access.token.claim":"true"}}""";
    String audiences =
        mapper.formatted(
            "audience", "oidc-audience-mapper", "\"included.custom.audience\":\"" + audience + '"');
    String desks =
        mapper.formatted(
            "desks",
            "oidc-hardcoded-claim-mapper",
            "\"claim.name\":\"desks\",\"claim.value\":\"[\\\"*\\\"]\",\"jsonType.label\":\"JSON\"");
    post(
        realm,
        "/clients",
        """
        {"clientId":"%s","publicClient":true,"directAccessGrantsEnabled":true,"enabled":true,
         "standardFlowEnabled":false,"fullScopeAllowed":true,
         "attributes":{"access.token.lifespan":"%s"},"protocolMappers":[%s,%s]}"""
            .formatted(name, seconds, audiences, desks));
  }

  /** Another realm of the same server, with the role and a person who has it. */
  public void realm(String name, String role, String login, String password) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .POST(
                BodyPublishers.ofString(
                    """
                    {"realm":"%s","enabled":true,"roles":{"realm":[{"name":"%s"}]},
                     "users":[%s]}"""
                        .formatted(
                            name,
                            role,
                            userBody(login, password, List.of())
                                .replaceFirst("^\\{", "{\"realmRoles\":[\"" + role + "\"],"))));
    send(URI.create(server() + "/admin/realms"), request);
  }

  /** A token for a password. */
  public String token(String realm, String client, String login, String password) {
    String form =
        Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", login,
                "password", password)
            .entrySet()
            .stream()
            .map(it -> it.getKey() + "=" + encoded(it.getValue()))
            .collect(Collectors.joining("&"));
    URI tokens =
        URI.create("%s/realms/%s/protocol/openid-connect/token".formatted(server(), realm));
    Answer answer =
        answer(
            HttpRequest.newBuilder(tokens)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    return answer.json().path("access_token").stringValue();
  }

  /** A token of the server's administrator, of another realm than ours. */
  public String token() {
    return token("master", "admin-cli", KeycloakServer.ADMIN, keycloak.adminPassword());
  }

  private String group(String name) {
    return get("/groups?exact=true&search=" + name)
        .get(0)
        .path("subGroups")
        .get(0)
        .path("id")
        .stringValue();
  }

  private String user(String login) {
    return get("/users?exact=true&username=" + login).get(0).path("id").stringValue();
  }

  private String client(String name) {
    return get("/clients?clientId=" + name).get(0).path("id").stringValue();
  }

  private JsonNode get(String path) {
    return admin(REALM, path, HttpRequest.newBuilder());
  }

  private void put(String path, String body) {
    admin(REALM, path, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)));
  }

  private void post(String realm, String path, String body) {
    admin(realm, path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
  }

  private JsonNode admin(String realm, String path, HttpRequest.Builder request) {
    return send(URI.create(server() + "/admin/realms/" + realm + path), request);
  }

  private JsonNode send(URI address, HttpRequest.Builder request) {
    Answer answer =
        answer(
            request
                .uri(address)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .build());
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          "Keycloak answered %s to %s: %s".formatted(answer.status(), address, answer.text()));
    }
    return answer.text().isEmpty() ? JSON.createObjectNode() : answer.json();
  }

  private String server() {
    return keycloak.issuer().toString().replaceAll("/realms/.*", "");
  }

  private static Answer answer(HttpRequest request) {
    try {
      return new Answer(HTTP.send(request, BodyHandlers.ofString()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
