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
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What up brings up, as people and tests find it: by what it prints. */
record RunningUp(Command command, HttpClient client) implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready in \\d+ s");
  private static final Pattern LISTENING =
      Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");
  private static final Pattern KAFKA = Pattern.compile("kafka +(\\S+)");
  private static final Pattern KEYCLOAK = Pattern.compile("keycloak +(http://\\S+)");
  private static final Pattern DANA = Pattern.compile("user +dana\\.desk +(\\S+)");
  private static final Pattern LAP = Pattern.compile("lap +\\d+ of the loop, from (\\S+) on");
  private static final int SIGTERM = 143;

  /** Starts it and waits until it says that it is ready. */
  static RunningUp start(Command.Setup up) {
    Command command = up.start();
    command.waitFor(() -> READY.matcher(command.out()).find());
    return new RunningUp(command, HttpClient.newHttpClient());
  }

  URI api() {
    return URI.create(found(LISTENING));
  }

  URI desks() {
    return URI.create(api() + "/v1/desks");
  }

  String kafka() {
    return found(KAFKA);
  }

  URI issuer() {
    return URI.create(found(KEYCLOAK));
  }

  /** Dana's, of desk macro. */
  String password() {
    return found(DANA);
  }

  BrowserLogin browser() {
    return new BrowserLogin(issuer(), api());
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(command.out());
    assertThat(matcher.find()).as(command.out()).isTrue();
    return matcher.group(1);
  }

  /** When the laps so far began. */
  List<Instant> laps() {
    return LAP.matcher(command.out()).results().map(lap -> Instant.parse(lap.group(1))).toList();
  }

  HttpResponse<String> ask(URI uri, String token) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** That somebody is shown desk macro and nothing else. */
  void assertThatMacroIsSeen(String token) throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(desks(), token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode desks = new ObjectMapper().readTree(answer.body()).path("desks");
    assertThat(desks.findValues("node").stream().map(JsonNode::asText))
        .isNotEmpty()
        .allMatch(node -> node.equals("firm/macro") || node.startsWith("firm/macro/"));
  }

  /** What its engine answers. */
  String answer(String sql) {
    ProcessHandle job = command.member("ReplayJob");
    List<String> arguments = List.of(job.info().arguments().orElseThrow());
    String url = arguments.get(arguments.indexOf("--clickhouse-url") + 1);
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(url))
            .header("X-ClickHouse-User", Command.variable(job, "RINGFENCE_CLICKHOUSE_USER"))
            .header("X-ClickHouse-Key", Command.variable(job, "RINGFENCE_CLICKHOUSE_PASSWORD"))
            .POST(BodyPublishers.ofString(sql))
            .build();
    try {
      return client.send(question, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Tells it to end; nothing that it started is left. */
  void assertThatItEndsWithEverything(int processes) {
    List<ProcessHandle> family = command.family();
    command.signal("TERM");
    assertThat(command.exitCode()).isEqualTo(SIGTERM);
    assertThat(family).hasSizeGreaterThanOrEqualTo(processes).noneMatch(ProcessHandle::isAlive);
  }

  @Override
  public void close() {
    client.close();
    command.close();
  }
}
