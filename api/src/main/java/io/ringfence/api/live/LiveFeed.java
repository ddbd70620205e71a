package io.ringfence.api.live;

import io.ringfence.api.alert.AlertFigures;
import io.ringfence.api.desk.DeskFigures;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.position.PositionFigures;
import io.ringfence.api.position.Positions;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RunHeadQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the newest run's rows into the board: once for everybody, with all desks, and each reader
 * is shown its own. Asks nothing while nobody reads.
 */
@Component
final class LiveFeed {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  /** How far back alerts are looked for: late ones are told late, not never. */
  private static final Duration ALERTS = Duration.ofHours(24);

  /** How long the newest run is taken for the newest; its rows are looked for every time. */
  private static final Duration RUN_KEPT = Duration.ofSeconds(1);

  private final Store store;
  private final Positions positions;
  private final JsonMapper json;
  private final LiveBoard board;
  private final LastLook looks;
  private final InstantSource clock;
  private @Nullable String run;
  private Instant runAt = Instant.MIN;
  private RunHeadQuery.@Nullable Head head;

  LiveFeed(
      Store store,
      Positions positions,
      JsonMapper json,
      LiveBoard board,
      LastLook looks,
      InstantSource clock) {
    this.store = store;
    this.positions = positions;
    this.json = json;
    this.board = board;
    this.looks = looks;
    this.clock = clock;
  }

  /** What the head event says. */
  record HeadFigures(@Nullable String run, @Nullable Instant asOf, boolean reachable) {}

  /** Looks once; a store that is away is said to be, and looked for again the next time. */
  void look() {
    try {
      read();
    } catch (ApiException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("the live feed waits for the store: {}", e.detail());
      }
      tell(false);
    } catch (RuntimeException e) {
      LOG.error("the live feed could not read run {}", run, e);
      tell(false);
    }
  }

  private void read() {
    Instant began = clock.instant();
    String newest = newest(began);
    if (newest == null) {
      tell(true);
      looks.put(new LastLook.Look(null, null, began));
      return;
    }
    if (!newest.equals(run)) {
      if (run != null) {
        looks.forget();
        board.clear();
      }
      run = newest;
      head = null;
    }
    RunHeadQuery.Head now =
        store.askAside(RunHeadQuery::new, DeskScope.ALL, heads -> heads.of(newest));
    Instant asOf = now.lastAt();
    if (asOf != null && !now.equals(head)) {
      // What liquidates comes first, and each part is told as soon as it is known.
      positions(newest, asOf);
      board.tell();
      desks(newest, asOf);
      board.tell();
      alerts(newest, asOf);
      head = now;
    }
    tell(true);
    looks.put(new LastLook.Look(newest, asOf, began));
  }

  private @Nullable String newest(Instant now) {
    String known = run;
    if (known != null && now.isBefore(runAt.plus(RUN_KEPT)) && !now.isBefore(runAt)) {
      return known;
    }
    runAt = now;
    return store.askAside(RunHeadQuery::new, DeskScope.ALL, RunHeadQuery::all).stream()
        .map(RunHeadQuery.Row::runId)
        .findFirst()
        .orElse(null);
  }

  private void tell(boolean reachable) {
    Instant asOf = head == null ? null : head.lastAt();
    board.put("head", "head", null, json.writeValueAsString(new HeadFigures(run, asOf, reachable)));
    board.tell();
  }

  private void desks(String of, Instant asOf) {
    List<DesksAtQuery.Row> rows =
        store.askAside(DesksAtQuery::new, DeskScope.ALL, desks -> desks.at(of, asOf));
    for (DesksAtQuery.Row row : rows) {
      NodePath.parse(row.node())
          .ifPresent(
              node ->
                  board.put(
                      "desk",
                      "desk " + row.node() + " " + row.settlementAsset(),
                      node,
                      json.writeValueAsString(DeskFigures.of(row))));
    }
  }

  private void positions(String of, Instant asOf) {
    List<PositionsAtQuery.Row> rows =
        store.askAside(
            PositionsAtQuery::new, DeskScope.ALL, open -> open.at(of, Vantage.latest(asOf)));
    Set<String> closed = new HashSet<>(board.keys("position"));
    for (PositionFigures position : positions.shown(rows, asOf)) {
      String key = "position " + position.position();
      closed.remove(key);
      board.put(
          "position",
          key,
          NodePath.book(position.desk(), position.book()),
          json.writeValueAsString(position));
    }
    closed.forEach(this::gone);
  }

  private void gone(String key) {
    LiveEvent last = board.of(key);
    if (last != null) {
      String position = key.substring(key.indexOf(' ') + 1);
      board.put("gone", key, last.node(), json.writeValueAsString(new Gone(position)));
    }
  }

  /** What is said of a position that is open no more. */
  record Gone(String position) {}

  private void alerts(String of, Instant asOf) {
    List<AlertsBetweenQuery.Row> rows =
        store.askAside(
            AlertsBetweenQuery::new,
            DeskScope.ALL,
            alerts -> alerts.between(of, asOf.minus(ALERTS), asOf));
    for (AlertsBetweenQuery.Row row :
        rows.subList(Math.max(0, rows.size() - LiveConfiguration.MOST_ALERTS), rows.size())) {
      String text = json.writeValueAsString(AlertFigures.of(row));
      NodePath.parse(row.node()).ifPresent(node -> board.put("alert", "alert " + text, node, text));
    }
  }
}
