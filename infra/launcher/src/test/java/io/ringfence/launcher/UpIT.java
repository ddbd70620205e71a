package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.keycloak.BrowserLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
  private static final Pattern KAFKA = Pattern.compile("kafka +(\\S+)");
  private static final Pattern KEYCLOAK = Pattern.compile("keycloak +(http://\\S+)");
  private static final Pattern DANA = Pattern.compile("user +dana\\.desk +(\\S+)");
  private static final int OK = 200;
  private static final int UNAUTHORISED = 401;
  private static final int SIGTERM = 143;
  private static final int WRONG_INPUT = 2;

  @TempDir Path folder;

  @Test
  void aTokenShowsItsDesksAndNothingElseWhileTheApiAndTheLivePathRun() throws Exception {
    keepARun();
    try (Command up =
            Command.ringfence(
                    folder,
                    "up",
                    "--port",
                    "0",
                    "--kafka",
                    "0",
                    "--live-path",
                    "--live-path-heap",
                    "512m")
                .start();
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
      assertThatTheLivePathTellsWhatIsProduced(up, client);

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

  /** What is sent to the topics comes out of the live path, exactly. */
  private void assertThatTheLivePathTellsWhatIsProduced(Command up, HttpClient client)
      throws Exception {
    Path positions = folder.resolve("more-positions.csv");
    Files.write(
        positions,
        List.of(
            "ts,sequence,venue,account,instrument,side,quantity,entry_price,isolated_margin,"
                + "leverage,desk,book,trader",
            "2025-11-03T09:00:00Z,1,binance,L,BTCUSDT,long,2,105000.25,30000.5,10,macro,live,T"));
    Path marks = folder.resolve("more-marks.csv");
    Files.write(
        marks,
        List.of(
            "ts,venue,instrument,mark_price",
            "2025-11-03T09:00:01Z,binance,BTCUSDT,105001",
            "2025-11-03T09:00:02Z,binance,BTCUSDT,104990.5"));
    try (Command produced =
        Command.ringfence(
                folder,
                "produce",
                "--kafka",
                found(KAFKA, up.out()),
                "--positions",
                positions.toString(),
                "--marks",
                marks.toString())
            .run()) {
      assertThat(produced.exitCode()).as(produced.err()).isZero();
      assertThat(produced.out()).startsWith("sent");
    }
    ProcessHandle job = up.member("LivePathJob");
    String sql =
        "SELECT positions, toString(isolated_margin), toString(equity), toString(net_notional), marks"
            + " FROM ringfence.live_totals WHERE run_id = 'live-path' AND node = 'firm/macro/live'"
            + " ORDER BY published_at DESC LIMIT 1";
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(argument(job, "--clickhouse-url")))
            .header("X-ClickHouse-User", Command.variable(job, "RINGFENCE_CLICKHOUSE_USER"))
            .header("X-ClickHouse-Key", Command.variable(job, "RINGFENCE_CLICKHOUSE_PASSWORD"))
            .POST(BodyPublishers.ofString(sql))
            .build();
    up.waitFor(() -> answer(client, question).equals("1\t30000.5\t29981\t209981\t2\n"));
  }

  private static String argument(ProcessHandle process, String name) {
    List<String> arguments = List.of(process.info().arguments().orElseThrow());
    return arguments.get(arguments.indexOf(name) + 1);
  }

  private static String answer(HttpClient client, HttpRequest question) {
    try {
      return client.send(question, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
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
