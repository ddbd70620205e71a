package io.ringfence.api;

import com.nimbusds.jwt.JWTClaimsSet;
import io.ringfence.api.errand.Office;
import io.ringfence.api.security.TokenTrust;
import io.ringfence.api.wire.ArrowMedia;
import io.ringfence.domain.duty.Duty;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.StaffRegister;
import io.ringfence.reporting.evidence.Who;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A server with an office, on a database of its own that holds a sample run whose figures add up.
 * Its tokens are signed by a key of this machine, so that its page takes them pasted. Made once.
 */
public final class ReportsApi implements AutoCloseable {
  /** The run. */
  public static final String RUN = "sample";

  /** An alert of desk ALPHA. */
  public static final String ALERT = "0123456789abcdef0123456789abcdef";

  /** Another one, for the page. */
  public static final String ALERT_ON_PAGE = "fedcba9876543210fedcba9876543210";

  /** A third one, for the feed of page Watch. */
  public static final String ALERT_IN_FEED = "0011223344556677fedcba9876543210";

  /** Prepares reports. */
  public static final String PAT = "pat";

  /** Approves reports, and is another person than {@link #PAT}. */
  public static final String APRIL = "april";

  /** Another account of the person behind {@link #PAT}, with the duty to approve. */
  public static final String PAT_AGAIN = "pat-again";

  /** Handles incidents. */
  public static final String HANA = "hana";

  private static final String DATABASE = "reports";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RunningApi api;
  private final TestIssuer issuer;
  private final ClickHouseAddress tables;
  private final Path folder;
  private final ApiServer server;

  private ReportsApi(RunningApi api, ClickHouseAddress tables, Path folder, ApiServer server) {
    this.api = api;
    this.tables = tables;
    this.issuer = api.issuer();
    this.folder = folder;
    this.server = server;
  }

  static ReportsApi start(RunningApi api) {
    try {
      ClickHouseAddress store = api.another(DATABASE);
      fill(store);
      Path folder = Files.createDirectories(api.folder("office"));
      EvidenceFolder evidence = new EvidenceFolder(folder.resolve("evidence"));
      staff(new StaffRegister(evidence, Clock.systemUTC()));
      return new ReportsApi(
          api,
          store,
          folder,
          ApiServer.start(
              new ApiSettings(
                  "127.0.0.1",
                  0,
                  store,
                  api.issuer().localTrust(),
                  folder.resolve("audit"),
                  RunningApi.GENEROUS,
                  null,
                  new Office(evidence, folder.resolve("reports"), program()),
                  null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(ClickHouseAddress address) {
    try (ClickHouseStore store = ClickHouseStore.open(address, 2)) {
      SampleRun.of(RUN, 51, 24).storeIn(store.clickhouse());
      store
          .clickhouse()
          .execute(
              """
              INSERT INTO alerts (run_id, at, kind, level, node, position_key, alert_id) VALUES
              ('sample', '2025-10-10 21:30:00', 'DISTANCE', '0.02', 'firm/ALPHA/one',
               'binance/a/BTCUSDT/long', '0123456789abcdef0123456789abcdef'),
              ('sample', '2025-10-10 21:30:00', 'MARGIN_RATIO', '0.8', 'firm/ALPHA/one',
               'binance/a/BTCUSDT/long', '0011223344556677fedcba9876543210'),
              ('sample', '2025-10-10 21:30:00', 'DISTANCE', '0.01', 'firm/ALPHA/one',
               'binance/a/BTCUSDT/long', 'fedcba9876543210fedcba9876543210')\
              """);
      store
          .clickhouse()
          .execute(
              """
              INSERT INTO threshold_actions (run_id, as_of, node, metric, currency, threshold,
               action, outcome, action_id) VALUES
              ('sample', '2025-10-10 21:30:00', 'firm/ALPHA', 'open_capital_at_risk', 'USDT',
               'HARD', 'REDUCE_ONLY', 'FIRED', '00112233445566778899aabbccddeeff'),
              ('sample', '2025-10-10 21:20:00', 'firm/ALPHA', 'open_capital_at_risk', 'USDT',
               'SOFT', 'NOTIFY', 'FIRED', 'aa112233445566778899aabbccddeeff'),
              ('sample', '2025-10-10 21:25:00', 'firm/ALPHA', 'open_capital_at_risk', 'USDT',
               'SOFT', 'SUGGEST', 'LIFTED', 'bb112233445566778899aabbccddeeff')\
              """);
    }
  }

  private static void staff(StaffRegister staff) throws IOException {
    staff.grant("boss", "p-0", Set.of(Duty.GRANT), Who.of("installation"));
    Who boss = Who.of("boss");
    staff.grant(PAT, "p-1", Set.of(Duty.PREPARE, Duty.APPROVE), boss);
    staff.grant(PAT_AGAIN, "p-1", Set.of(Duty.APPROVE), boss);
    staff.grant(APRIL, "p-2", Set.of(Duty.APPROVE), boss);
    staff.grant(HANA, "p-3", Set.of(Duty.HANDLE), boss);
  }

  /** Our own class path without what would log for the programs of reporting. */
  static List<Path> program() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Stream.of("logback", "spring", "tomcat").noneMatch(entry::contains))
        .map(Path::of)
        .toList();
  }

  /** What a soft limit set off, for a page: nobody else takes notice of it. */
  public static final String ACTION_ON_PAGE = "aa112233445566778899aabbccddeeff";

  /** Folder of evidence, reports and audit. */
  public Path folder() {
    return folder;
  }

  /** Where it listens. */
  public URI url() {
    return server.url();
  }

  /** A token of an account that has just logged in, for desks; {@code *} with compliance. */
  public String token(String account, String role, String... desks) {
    return token(account, Instant.now(), role, desks);
  }

  /** The same of an account that logged in at some time. */
  public String token(String account, Instant loggedInAt, String role, String... desks) {
    return issuer.token(
        claims ->
            claims
                .issuer(TokenTrust.LOCAL_ISSUER)
                .subject(account)
                .claim("auth_time", loggedInAt.getEpochSecond())
                .claim("roles", List.of(role))
                .claim("desks", List.of(desks)));
  }

  /** The same of a person whom the token names. */
  public String tokenOf(String person, String account, String role, String... desks) {
    return issuer.token(claims -> claims(claims, account, role, desks).claim("person", person));
  }

  /** The same of a service, behind which nobody stands. */
  public String service(String account, String role, String... desks) {
    return issuer.token(claims -> claims(claims, account, role, desks).claim("client_id", account));
  }

  private static JWTClaimsSet.Builder claims(
      JWTClaimsSet.Builder claims, String account, String role, String... desks) {
    return claims
        .issuer(TokenTrust.LOCAL_ISSUER)
        .subject(account)
        .claim("auth_time", Instant.now().getEpochSecond())
        .claim("roles", List.of(role))
        .claim("desks", List.of(desks));
  }

  /** Its tables; whose they are is the caller's to close. */
  public ClickHouseStore store() {
    return ClickHouseStore.open(tables, 2);
  }

  /** Runs a statement on its tables. */
  public void execute(String sql) {
    api.execute(DATABASE, sql);
  }

  /** What is at a path. */
  public Answer get(String path, String token) {
    return send(to(path, token));
  }

  /** What a path answers to a JSON document. */
  public Answer post(String path, String token, String document) {
    return send(
        to(path, token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(document)));
  }

  /** What a path answers to a file. */
  public Answer upload(String path, String token, byte[] file) {
    return send(
        to(path, token)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(file)));
  }

  /** What is at a path, as bytes. */
  public HttpResponse<byte[]> file(String path, String token) {
    return bytes(to(path, token));
  }

  /** The same as a table. */
  public byte[] arrow(String path, String token) {
    return bytes(to(path, token).header("Accept", ArrowMedia.TYPE)).body();
  }

  private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** A request to a path with a token. */
  public HttpRequest.Builder to(String path, String token) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .header("Authorization", "Bearer " + token);
  }

  /** Sends a request. */
  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The report once it is done or has failed. */
  public JsonNode made(String id, String token) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      JsonNode report = get("/v1/reports/" + id, token).json();
      if (List.of("DONE", "FAILED").contains(report.path("state").stringValue())) {
        return report;
      }
      pause();
    }
    throw new AssertionError(id + " was not made in " + PATIENCE);
  }

  /** Waits a little before something is looked at again. */
  public static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The lines of its audit ledger, the last last. */
  public List<String> audited() {
    try {
      return Files.readAllLines(folder.resolve("audit").resolve("audit.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
