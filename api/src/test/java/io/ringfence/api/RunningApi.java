package io.ringfence.api;

import io.ringfence.api.errand.Office;
import io.ringfence.api.limit.Rate;
import io.ringfence.api.limit.RequestLimits;
import io.ringfence.api.security.TokenTrust;
import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.contracts.migration.MigrationRunner;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** A server on a real engine that holds {@link SeededRuns}, and somebody to sign its tokens. */
public final class RunningApi implements AutoCloseable {
  private static final String DATABASE = "ringfence";
  private static final String ENGINE = "engine";
  private static final String AUDIT = "audit";

  /** Tests ask as fast as they can. */
  static final RequestLimits GENEROUS =
      new RequestLimits(
          Rate.ofSecond(100_000), Rate.ofSecond(100_000), RequestLimits.USUAL.patience());

  private final AtomicInteger limited = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path folder;
  private final TestIssuer issuer;
  private final ApiServer server;
  private EngineProcess engine;

  private RunningApi(Path folder, EngineProcess engine, TestIssuer issuer) {
    this.folder = folder;
    this.engine = engine;
    this.issuer = issuer;
    SeededRuns.statements().forEach(this::execute);
    SeededPositions.statements().forEach(this::execute);
    this.server =
        ApiServer.start(
            new ApiSettings(
                "127.0.0.1",
                0,
                ClickHouseAddress.withoutPassword(engine.httpUrl(), DATABASE),
                new TokenTrust.IdentityProvider(issuer.name(), null, null),
                folder.resolve(AUDIT),
                GENEROUS,
                0,
                null,
                null));
  }

  /** Starts everything. What was started before a failure ends with this JVM. */
  static RunningApi start() throws IOException, SQLException {
    Path folder = Files.createTempDirectory("ringfence-api-test-");
    EngineProcess engine = EngineProcess.start(folder.resolve(ENGINE));
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl("default"))) {
      MigrationRunner.ofClassPath().apply(connection, DATABASE);
    }
    return new RunningApi(folder, engine, TestIssuer.start());
  }

  /**
   * A second server on the same engine, for tokens of somebody else; it is the caller's to close.
   */
  ApiServer another(TokenTrust trust, int port) {
    return another(trust, port, DATABASE);
  }

  /** The same with an office and a Flight port. */
  ApiServer withOffice(TokenTrust trust, int port, Office office) {
    return ApiServer.start(
        new ApiSettings(
            "127.0.0.1",
            port,
            ClickHouseAddress.withoutPassword(engine.httpUrl(), DATABASE),
            trust,
            folder.resolve("audit-" + port),
            GENEROUS,
            0,
            office,
            null));
  }

  /** The same on tables of its own, which nobody else's tests see. */
  ApiServer another(TokenTrust trust, int port, String database) {
    return start(trust, port, GENEROUS, "audit-" + port, database);
  }

  /** A second server whose callers may ask less; it is the caller's to close. */
  public LimitedApi limited(RequestLimits limits) {
    TokenTrust trust = new TokenTrust.IdentityProvider(issuer.name(), null, null);
    String name = "limited-" + limited.incrementAndGet();
    return new LimitedApi(start(trust, 0, limits, name, DATABASE), folder.resolve(name));
  }

  private ApiServer start(
      TokenTrust trust, int port, RequestLimits limits, String audit, String database) {
    return ApiServer.start(
        new ApiSettings(
            "127.0.0.1",
            port,
            ClickHouseAddress.withoutPassword(engine.httpUrl(), database),
            trust,
            folder.resolve(audit),
            limits,
            null,
            null,
            null));
  }

  /** A database of its own with the tables of this build, on the same engine. */
  ClickHouseAddress another(String database) {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl("default"))) {
      MigrationRunner.ofClassPath().apply(connection, database);
    } catch (SQLException e) {
      throw new IllegalStateException(database, e);
    }
    return ClickHouseAddress.withoutPassword(engine.httpUrl(), database);
  }

  /** A folder that is gone when the server is. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  /** The lines of the audit ledger of a second server. */
  List<String> audited(int port) {
    return lines(folder.resolve("audit-" + port));
  }

  /** Whoever signs tokens. */
  public TestIssuer issuer() {
    return issuer;
  }

  /** Where the server listens. */
  public URI url() {
    return server.url();
  }

  /** Where Flight listens. */
  public URI flightUrl() {
    return server.flightUrl().orElseThrow();
  }

  /** What the server is made of. */
  public ApplicationContext parts() {
    return server.parts();
  }

  /** A request to a path. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path));
  }

  /** Sends a request. */
  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What is at a path for the owner of a token. */
  public Answer get(String path, String token) {
    return send(to(path).header("Authorization", "Bearer " + token));
  }

  /** What a path answers to a JSON document the owner of a token sends. */
  public Answer post(String path, String token, String document) {
    return send(
        to(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(document)));
  }

  /** What is at a path for somebody without a token. */
  public Answer get(String path) {
    return send(to(path));
  }

  /** The lines of the audit ledger, the last last. */
  public List<String> audited() {
    return lines(folder.resolve(AUDIT));
  }

  /** The folder of what is evidence. */
  public Path evidence() {
    return folder.resolve(AUDIT);
  }

  static List<String> lines(Path audit) {
    try {
      // In one piece: reading on after an end that was none would begin amid a line.
      return Files.readString(audit.resolve("audit.jsonl")).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token that opens all desks. */
  public String allDesks() {
    return issuer.token(List.of("compliance"), List.of("*"));
  }

  /** A token of a desk's risk manager. */
  public String desk(String... desks) {
    return issuer.token(List.of("risk-desk"), List.of(desks));
  }

  /** Runs a statement on the engine. */
  public void execute(String sql) {
    execute(DATABASE, sql);
  }

  /** Makes empty tables beside those of the other tests. */
  void migrate(String database) {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl("default"))) {
      MigrationRunner.ofClassPath().apply(connection, database);
    } catch (SQLException e) {
      throw new IllegalStateException(database, e);
    }
  }

  /** Runs a statement on other tables. */
  void execute(String database, String sql) {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl(database));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Ends the engine as {@code kill -9} does, runs what is given and starts it where it was. */
  public void withoutEngine(Runnable meanwhile) {
    int port = engine.httpUrl().getPort();
    engine.kill();
    try {
      meanwhile.run();
    } finally {
      engine = EngineProcess.start(folder.resolve(ENGINE), port, Map.of());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    engine.close();
    issuer.close();
    client.close();
    List<Path> left;
    try (Stream<Path> walk = Files.walk(folder)) {
      left = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : left) {
      Files.delete(path);
    }
  }
}
