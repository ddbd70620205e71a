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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live data in topics, in the tables of a server: batches of margin moves are drawn up without
 * anybody asking, on the schedule and on each kind of event once, and the day is certified while it
 * goes on.
 */
class MovesIT {
  /** Hourly marks from then on: a volatility regime is known after a day of them. */
  private static final Instant BEFORE = Instant.parse("2025-11-02T06:00:00Z");

  private static final Instant OPENED = Instant.parse("2025-11-03T08:50:00Z");
  private static final Instant TICK = Instant.parse("2025-11-03T09:00:00Z");
  private static final String ACCOUNT = "paula";
  private static final String USER = "desk";
  private static final String PASSWORD = "s3cret & more";

  /** Then one position is about to be liquidated. */
  private static final Instant FELL = Instant.parse("2025-11-03T09:20:00Z");

  /** The fall is in the close of this hour: volatility is another. */
  private static final Instant STRESSED = Instant.parse("2025-11-03T10:00:00Z");

  /** The position that is about to be liquidated pays funding. */
  private static final Instant PAID = Instant.parse("2025-11-03T10:15:00Z");

  private static final Instant LAST = Instant.parse("2025-11-03T10:30:00Z");

  /** Rules that are announced when everything up to the last mark is known. */
  private static final Instant APPLIES = Instant.parse("2025-11-04T00:00:00Z");

  private static final Instant END = Instant.parse("2025-11-03T11:40:00Z");
  private static final Duration EVERY = Duration.ofHours(1);

  private static final String SHOWN = "2025-11-04 00:00:00";
  private static final String HEADER = "ts,venue,instrument,mark_price\n";

  @TempDir Path folder;
  private String token = "";

  /** The last minute whose marks were sent. */
  private Instant sent = LAST;

  @Test
  void batchesComeOnTheScheduleAndOnEachEventOnceAndTheDayIsCertified() throws Exception {
    said(office("boss", "boss", "p-0", "grant"));
    said(office("boss", ACCOUNT, "p-1", "prepare"));
    try (EngineProcess server = EngineProcess.start(folder.resolve("server"), 0, user());
        RunningUp up = RunningUp.start(up(server.httpUrl()))) {
      token = said("token", "--role", "risk-desk", "--desk", "macro").strip();
      produce(up);
      up.command().waitFor(() -> isDrawnUp(up, PAID));
      announce(up);
      List<JsonNode> all = batches(up);
      assertThat(all).allSatisfy(MovesIT::assertThatItIsProved);
      Instant announced = decided(all.get(1));
      assertThat(announced).isBetween(LAST, LAST.plusSeconds(90));
      assertThat(all)
          .extracting(MovesIT::decided)
          .containsExactly(announced.plus(EVERY), announced, PAID, STRESSED, FELL, TICK);
      assertThat(all)
          .extracting(MovesIT::calls)
          .containsExactly(
              List.of("SCHEDULE "),
              List.of("TIER_NOTICE binance/BTCUSDT binance-usdm@announced from " + SHOWN),
              List.of("FUNDING_PAID binance/L/BTCUSDT/long paid 98.20 USDT of funding"),
              List.of("REGIME_CHANGED binance/BTCUSDT normal to stressed"),
              List.of("STATE_WORSE binance/L/BTCUSDT/long watch to critical"),
              List.of("SCHEDULE "));
      certified(server.httpUrl());
      Path yesterday = folder.resolve("state/certificates/live/2025-11-02.txt");
      up.command().waitFor(() -> Files.exists(yesterday));
      assertThat(said("verify", yesterday.toString())).startsWith("INTACT").contains("2025-11-02");
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

  private boolean isDrawnUp(RunningUp up, Instant at) {
    Command.pause(Duration.ofSeconds(1));
    return batches(up).stream().anyMatch(batch -> decided(batch).equals(at));
  }

  /** Of the schedule, after everything else. */
  private boolean isDrawnUpAgain(RunningUp up) {
    Command.pause(Duration.ofSeconds(1));
    return decided(batches(up).getFirst()).isAfter(END.minus(EVERY).plusSeconds(300));
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

  private static List<String> calls(JsonNode batch) {
    List<String> calls = new ArrayList<>();
    batch
        .path("calls")
        .forEach(
            call -> calls.add(call.path("reason").asText() + " " + call.path("what").asText("")));
    return calls;
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
        "--funding",
        file("funding.csv", funding()),
        "--marks",
        file("marks.csv", HEADER + hours() + marks(OPENED, LAST)),
        "--heartbeat",
        LAST.plusSeconds(30).toString());
    await(up, LAST);
    next(up, LAST.plusSeconds(60));
  }

  /** Rules come while the run goes on, then an hour in which nothing else happens. */
  private void announce(RunningUp up) throws IOException {
    said("produce", "--kafka", up.kafka(), "--rule-packs", file("pack.json", pack()));
    up.command()
        .waitFor(
            () -> up.answer("SELECT count() FROM ringfence.rule_pack_documents").equals("1\n"));
    next(up, END);
    await(up, END);
    next(up, END.plusSeconds(60));
    up.command().waitFor(() -> isDrawnUpAgain(up));
  }

  /** Marks of the minutes from the last of before on; they let what was before be complete. */
  private void next(RunningUp up, Instant to) throws IOException {
    said(
        "produce",
        "--kafka",
        up.kafka(),
        "--marks",
        file("to.csv", HEADER + marks(sent.plusSeconds(60), to)),
        "--heartbeat",
        to.plusSeconds(30).toString());
    sent = to;
  }

  private static void await(RunningUp up, Instant mark) {
    String stored = "SELECT count() FROM ringfence.marks WHERE occurred_at = '%s'";
    String last = stored.formatted(mark.toString().replace('T', ' ').replace("Z", ""));
    up.command().waitFor(() -> up.answer(last).equals("2\n"));
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

  /** What the long position pays a thousandth of its value by. */
  private static String funding() {
    return "ts,venue,instrument,funding_rate\n" + PAID + ",binance,BTCUSDT,0.001\n";
  }

  /** Rules that ask for more of the position that is about to be liquidated. */
  private static String pack() {
    return """
    {"packId": "binance-usdm", "version": "announced", "venue": "binance", "effectiveFrom": "%s",
     "evidencedTo": "2025-12-31T00:00:00Z", "source": "made up", "formula": "standard",
     "triggerFeeRate": "0", "equalityLiquidates": true, "schedule": "marginal",
     "tierBasis": "value", "multiplier": "1", "settlementScale": "8",
     "tickSize": {"unknown": "made up"}, "fees": {"unknown": "made up"},
     "funding": {"price": "mark", "intervalHours": {"unknown": "made up"},
      "cap": {"unknown": "made up"}, "paidBy": {"unknown": "made up"}},
     "removalRule": "wallet-less-maintenance", "additionRule": "cross-surplus",
     "instruments": [
      {"symbol": "BTCUSDT", "kind": "linear", "baseAsset": "BTC", "settlementAsset": "USDT",
       "indexQuote": "USDT", "tiers": [{"floor": "0", "cap": "1000000", "rate": "0.01",
        "maintenanceAmount": "0", "maxLeverage": "20"}]}]}
    """
        .formatted(APPLIES);
  }

  /** One an hour, a thousandth up and down again, until they come by the minute. */
  private static String hours() {
    StringBuilder marks = new StringBuilder();
    for (Instant at = BEFORE; at.isBefore(OPENED); at = at.plus(EVERY)) {
      boolean isEven = at.getEpochSecond() / EVERY.toSeconds() % 2 == 0;
      marks.append("%s,binance,BTCUSDT,%s%n".formatted(at, isEven ? "105000" : "105105"));
      marks.append("%s,binance,ETHUSDT,%s%n".formatted(at, isEven ? "3800" : "3803.8"));
    }
    return marks.toString();
  }

  /** One a minute: the first is far from its end as long as nothing falls. */
  private static String marks(Instant from, Instant to) {
    StringBuilder marks = new StringBuilder();
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
