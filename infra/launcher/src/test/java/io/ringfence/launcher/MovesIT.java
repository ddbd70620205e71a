package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.clickhouse.EngineMain;
import io.ringfence.clickhouse.EngineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live data in topics, in the tables of a server: batches of margin moves are drawn up without
 * anybody asking, and the day is certified while it goes on.
 */
class MovesIT {
  private static final Instant OPENED = Instant.parse("2025-11-03T08:50:00Z");
  private static final Instant TICK = Instant.parse("2025-11-03T09:00:00Z");
  private static final String ACCOUNT = "paula";
  private static final String USER = "desk";
  private static final String PASSWORD = "s3cret & more";

  /** Then one position is about to be liquidated. */
  private static final Instant FELL = Instant.parse("2025-11-03T09:20:00Z");

  private static final Instant LAST = Instant.parse("2025-11-03T10:25:00Z");
  private static final Duration EVERY = Duration.ofHours(1);

  @TempDir Path folder;
  private String token = "";

  @Test
  void batchesComeOnTheScheduleAndOnAChangeOfStateAndTheDayIsCertified() throws Exception {
    said(office("boss", "boss", "p-0", "grant"));
    said(office("boss", ACCOUNT, "p-1", "prepare"));
    try (EngineProcess server = EngineProcess.start(folder.resolve("server"), 0, user());
        RunningUp up = RunningUp.start(up(server.httpUrl()))) {
      token = said("token", "--role", "risk-desk", "--desk", "macro").strip();
      produce(up);
      up.command().waitFor(() -> isDrawnUpTo(up, FELL.plus(EVERY)));
      List<JsonNode> all = batches(up);
      assertThat(all).allSatisfy(MovesIT::assertThatItIsProved);
      assertThat(all).extracting(MovesIT::decided).containsExactly(FELL.plus(EVERY), FELL, TICK);
      assertThat(all)
          .extracting(MovesIT::reasons)
          .containsExactly(Set.of("SCHEDULE"), Set.of("STATE_WORSE"), Set.of("SCHEDULE"));
      assertThat(all.get(1).at("/calls/0/what").asText())
          .isEqualTo("binance/L/BTCUSDT/long watch to critical");
      certified(server.httpUrl());
      up.assertThatItEndsWithEverything(5);
    }
  }

  /** Its moves lift one position and are not void, and no rank of it could be better. */
  private static void assertThatItIsProved(JsonNode batch) {
    assertThat(batch.path("run").asText()).isEqualTo("live");
    assertThat(batch.path("by").asText()).isEqualTo("p-1");
    assertThat(batch.path("certificate")).hasSize(3);
    batch
        .path("certificate")
        .forEach(
            rank -> {
              assertThat(rank.path("proved").asBoolean()).as(rank.toString()).isTrue();
              assertThat(new BigDecimal(rank.path("residual").asText()))
                  .isLessThanOrEqualTo(new BigDecimal("1e-9"));
            });
    assertThat(batch.path("moves")).isNotEmpty();
    batch
        .path("moves")
        .forEach(
            move -> {
              assertThat(move.at("/to/position").asText()).isEqualTo("binance/L/BTCUSDT/long");
              assertThat(move.path("voidIf").asText()).isNotBlank();
              assertThat(new BigDecimal(move.at("/to/liquidationPriceAfter").asText()))
                  .isLessThan(new BigDecimal(move.at("/to/liquidationPriceBefore").asText()));
            });
  }

  private static Instant decided(JsonNode batch) {
    return Instant.parse(batch.path("decidedAt").asText());
  }

  private boolean isDrawnUpTo(RunningUp up, Instant at) {
    Command.pause(Duration.ofSeconds(1));
    return batches(up).stream().anyMatch(batch -> decided(batch).equals(at));
  }

  /** All that the API shows of the desk, the latest first. */
  private List<JsonNode> batches(RunningUp up) {
    try {
      URI uri = URI.create(up.api() + "/v1/reallocations/batches");
      JsonNode answer = new ObjectMapper().readTree(up.ask(uri, token).body());
      return StreamSupport.stream(answer.path("batches").spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Set<String> reasons(JsonNode batch) {
    Set<String> reasons = new TreeSet<>();
    batch.path("calls").forEach(call -> reasons.add(call.path("reason").asText()));
    return reasons;
  }

  /** The run goes on meanwhile. */
  private void certified(URI server) {
    String file = folder.resolve("certificate.txt").toString();
    String[] line = {
      "certificate",
      "--live",
      "--run-id",
      "live",
      "--account",
      ACCOUNT,
      "--out",
      file,
      "--clickhouse-url",
      server.toString()
    };
    try (Command certificate = as(Command.ringfence(folder, line)).run()) {
      assertThat(certificate.exitCode()).as(certificate.err()).isZero();
      assertThat(certificate.out()).contains("VERDICT: ");
    }
    assertThat(said("verify", file)).startsWith("INTACT").contains("2025-11-03");
    Path anchors = folder.resolve("state/anchors/live.jsonl");
    assertThat(said("evidence", "check", "--live", "--file", anchors.toString()))
        .contains("anchors hold");
  }

  private Command.Setup up(URI server) {
    return as(
        Command.ringfence(
            folder,
            "up",
            "--no-loop",
            "--no-keycloak",
            "--port",
            "0",
            "--kafka",
            "0",
            "--moves-as",
            ACCOUNT,
            "--clickhouse-url",
            server.toString()));
  }

  private static Map<String, String> user() {
    return Map.of(EngineMain.USER_VARIABLE, USER, EngineMain.PASSWORD_VARIABLE, PASSWORD);
  }

  private static Command.Setup as(Command.Setup setup) {
    return setup
        .with("RINGFENCE_CLICKHOUSE_USER", USER)
        .with("RINGFENCE_CLICKHOUSE_PASSWORD", PASSWORD);
  }

  private static String[] office(String account, String of, String person, String duties) {
    return new String[] {
      "evidence",
      "grant",
      "--live",
      "--account",
      account,
      "--of-account",
      of,
      "--person",
      person,
      "--duties",
      duties
    };
  }

  /** Everything up to the last mark; the marks of the next minute let it be known as complete. */
  private void produce(RunningUp up) throws IOException {
    said(
        "produce",
        "--kafka",
        up.kafka(),
        "--accounts",
        file("accounts.csv", accounts()),
        "--positions",
        file("positions.csv", positions()),
        "--marks",
        file("marks.csv", marks(OPENED, LAST)),
        "--heartbeat",
        LAST.plusSeconds(30).toString());
    String stored = "SELECT count() FROM ringfence.marks WHERE occurred_at = '%s'";
    String last = stored.formatted(LAST.toString().replace('T', ' ').replace("Z", ""));
    up.command().waitFor(() -> up.answer(last).equals("2\n"));
    Instant next = LAST.plusSeconds(60);
    said(
        "produce",
        "--kafka",
        up.kafka(),
        "--marks",
        file("next.csv", marks(next, next)),
        "--heartbeat",
        next.plusSeconds(30).toString());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String accounts() {
    return "ts,venue,account,settlement_asset,free_balance\n" + OPENED + ",binance,L,USDT,100\n";
  }

  /** One is near its end, the other has margin to spare. */
  private static String positions() {
    return """
    ts,sequence,venue,account,instrument,side,quantity,entry_price,isolated_margin,leverage,desk,\
    book,trader,thesis,plan
    %1$s,1,binance,L,BTCUSDT,long,1,105000,9000,10,macro,live,T,intact,add
    %1$s,1,binance,L,ETHUSDT,short,10,3800,30000,10,macro,live,T,intact,add
    """
        .formatted(OPENED);
  }

  /** One a minute: the first is far from its end as long as nothing falls. */
  private static String marks(Instant from, Instant to) {
    StringBuilder marks = new StringBuilder("ts,venue,instrument,mark_price\n");
    for (Instant at = from; !at.isAfter(to); at = at.plusSeconds(60)) {
      String bitcoin = at.isBefore(FELL) ? "105000" : "98200";
      marks.append("%s,binance,BTCUSDT,%s%n".formatted(at, bitcoin));
      marks.append("%s,binance,ETHUSDT,3800%n".formatted(at));
    }
    return marks.toString();
  }

  private String said(String... arguments) {
    try (Command command = Command.ringfence(folder, arguments).run()) {
      assertThat(command.exitCode())
          .as(String.join(" ", arguments) + ": " + command.err())
          .isZero();
      return command.out();
    }
  }
}
