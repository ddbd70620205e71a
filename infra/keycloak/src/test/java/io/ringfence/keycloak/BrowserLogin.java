package io.ringfence.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Logs in as a browser does: authorization code with PKCE, the login page filled in and sent.
 *
 * <p>Source: RFC 6749 section 4.1, RFC 7636.
 */
public final class BrowserLogin {
  private static final String CLIENT = "ringfence-dashboard";
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final int FOUND = 302;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI issuer;
  private final URI redirect;

  /**
   * A browser takes 127.0.0.1 for a secure origin and sends it secure cookies without TLS; Java's
   * own cookie handler does not.
   */
  private final Map<String, String> cookies = new TreeMap<>();

  private final HttpClient http = HttpClient.newHttpClient();

  /** A browser without cookies. */
  public BrowserLogin(URI issuer, URI api) {
    this.issuer = issuer;
    this.redirect = URI.create(api + "/");
  }

  /**
   * What the token endpoint answered.
   *
   * @param access access token
   * @param refresh refresh token
   * @param identity identity token
   */
  public record Tokens(String access, String refresh, String identity) {}

  /** Logs in; the server must let this person in. */
  public Tokens login(String user, String password) throws IOException {
    String verifier = random();
    URI after = submit(page(challenge(verifier)), user, password);
    String code = query(after).get("code");
    if (code == null) {
      throw new IOException("no code in " + after);
    }
    return tokens(
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT,
            "redirect_uri", redirect.toString(),
            "code", code,
            "code_verifier", verifier));
  }

  /** Asks for new tokens. */
  public Tokens refresh(String refreshToken) throws IOException {
    return tokens(
        Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", refreshToken));
  }

  /** Ends the session behind a refresh token. */
  public void logout(String refreshToken) throws IOException {
    HttpResponse<String> answer =
        post(endpoint("logout"), Map.of("client_id", CLIENT, "refresh_token", refreshToken));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("logout answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  /** A token of the confidential client's own account. */
  public String service(String secret) throws IOException {
    return tokens(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "ringfence-service",
                "client_secret", secret))
        .access();
  }

  /** What the token endpoint answers to any request. */
  public HttpResponse<String> ask(Map<String, String> form) throws IOException {
    return post(endpoint("token"), form);
  }

  private Tokens tokens(Map<String, String> form) throws IOException {
    HttpResponse<String> answer = ask(form);
    if (answer.statusCode() != 200) {
      throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
    }
    JsonNode json = JSON.readTree(answer.body());
    return new Tokens(
        json.path("access_token").asText(),
        json.path("refresh_token").asText(),
        json.path("id_token").asText());
  }

  private String page(String challenge) throws IOException {
    Map<String, String> query =
        Map.of(
            "client_id",
            CLIENT,
            "redirect_uri",
            redirect.toString(),
            "response_type",
            "code",
            "scope",
            "openid",
            "state",
            random(),
            "code_challenge",
            challenge,
            "code_challenge_method",
            "S256");
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(endpoint("auth") + "?" + form(query))));
    Matcher form = FORM.matcher(answer.body());
    if (!form.find()) {
      throw new IOException("no login page: " + answer.statusCode() + " " + answer.body());
    }
    return form.group(1).replace("&amp;", "&");
  }

  private URI submit(String action, String user, String password) throws IOException {
    HttpResponse<String> answer =
        post(URI.create(action), Map.of("username", user, "password", password));
    if (answer.statusCode() != FOUND) {
      throw new IOException("the login of " + user + " was answered " + answer.statusCode());
    }
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  private URI endpoint(String name) {
    return URI.create(issuer + "/protocol/openid-connect/" + name);
  }

  private HttpResponse<String> post(URI address, Map<String, String> fields) throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").stream()
          .map(cookie -> cookie.split(";", 2)[0].split("=", 2))
          .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String form(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
