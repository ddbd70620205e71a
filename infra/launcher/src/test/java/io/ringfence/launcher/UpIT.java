package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.keycloak.BrowserLogin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept run, served by engine and API and asked with a token of this machine. */
class UpIT {
  private static final Pattern LISTENING =
      Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern KEYCLOAK = Pattern.compile("keycloak +(http://\\S+)");
  private static final Pattern DANA = Pattern.compile("user +dana\\.desk +(\\S+)");
  private static final int OK = 200;
  private static final int UNAUTHORISED = 401;
  private static final int SIGTERM = 143;
  private static final int WRONG_INPUT = 2;

  @TempDir Path folder;

  @Test
  void aTokenShowsItsDesksAndNothingElseWhileTheApiRuns() throws Exception {
    keepARun();
    try (Command up = Command.ringfence(folder, "up", "--port", "0").start();
        HttpClient client = HttpClient.newHttpClient()) {
      up.waitFor(() -> LISTENING.matcher(up.out()).find());
      Matcher listening = LISTENING.matcher(up.out());
      assertThat(listening.find()).isTrue();
      URI desks = URI.create(listening.group(1) + "/v1/desks");

      assertThat(ask(client, desks, "none").statusCode()).isEqualTo(UNAUTHORISED);
      HttpResponse<String> answer = ask(client, desks, token().out().strip());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
      assertThat(nodes(answer.body()))
          .isNotEmpty()
          .allMatch(node -> node.equals("firm/macro") || node.startsWith("firm/macro/"));
      // A program of reporting answers, in a process of its own.
      URI ladder = URI.create(listening.group(1) + "/v1/stress/ladder?node=firm/macro");
      HttpResponse<String> stress = ask(client, ladder, token().out().strip());
      assertThat(stress.statusCode()).as(stress.body()).isEqualTo(OK);
      assertThat(stress.body()).contains("Liquidation ladder");

      List<ProcessHandle> family = up.family();
      up.signal("TERM");
      assertThat(up.exitCode()).isEqualTo(SIGTERM);
      assertThat(family).noneMatch(ProcessHandle::isAlive);
    }
    try (Command late = token()) {
      assertThat(late.exitCode()).isEqualTo(WRONG_INPUT);
      assertThat(late.err()).contains("no API of yours is running: start it with ringfence up");
    }
  }

  @Test
  void aPersonOfTheRealmSeesItsDesksUntilItLogsOut() throws Exception {
    keepARun();
    try (Command up = Command.ringfence(folder, "up", "--port", "0", "--keycloak", "0").start();
        HttpClient client = HttpClient.newHttpClient()) {
      up.waitFor(() -> LISTENING.matcher(up.out()).find());
      URI api = URI.create(found(LISTENING, up.out()));
      URI desks = URI.create(api + "/v1/desks");
      BrowserLogin browser = new BrowserLogin(URI.create(found(KEYCLOAK, up.out())), api);
      BrowserLogin.Tokens tokens = browser.login("dana.desk", found(DANA, up.out()));

      HttpResponse<String> answer = ask(client, desks, tokens.access());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
      assertThat(nodes(answer.body()))
          .isNotEmpty()
          .allMatch(node -> node.equals("firm/macro") || node.startsWith("firm/macro/"));
      browser.logout(tokens.refresh());
      assertThat(ask(client, desks, tokens.access()).statusCode()).isEqualTo(UNAUTHORISED);

      List<ProcessHandle> family = up.family();
      up.signal("TERM");
      assertThat(up.exitCode()).isEqualTo(SIGTERM);
      assertThat(family).noneMatch(ProcessHandle::isAlive);
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private void keepARun() {
    try (Command replay = SmallReplay.in(folder).command(folder, "--keep").run()) {
      assertThat(replay.exitCode()).as(replay.err()).isZero();
    }
  }

  private Command token() {
    return Command.ringfence(folder, "token", "--role", "risk-desk", "--desk", "macro").run();
  }

  private static HttpResponse<String> ask(HttpClient client, URI uri, String token)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> nodes(String body) throws IOException {
    return new ObjectMapper()
        .readTree(body).path("desks").findValues("node").stream().map(JsonNode::asText).toList();
  }
}
