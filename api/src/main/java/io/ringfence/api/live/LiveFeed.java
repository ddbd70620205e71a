package io.ringfence.api.live;

import io.ringfence.api.alert.AlertFigures;
import io.ringfence.api.desk.DeskFigures;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.position.PositionFigures;
import io.ringfence.api.position.UrgentPositions;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.Paged;
import io.ringfence.reporting.query.Part;
import io.ringfence.reporting.query.RunHeadQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
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
  private final UrgentPositions positions;
  private final JsonMapper json;
  private final LiveBoard board;
  private final LastLook looks;
  private final LiveBounds bounds;
  private final InstantSource clock;
  private @Nullable String run;
  private Instant runAt = Instant.MIN;
  private RunHeadQuery.@Nullable Head head;
  private Left left = Left.NOTHING;

  LiveFeed(
      Store store,
      UrgentPositions positions,
      JsonMapper json,
      LiveBoard board,
      LastLook looks,
      LiveBounds bounds,
      InstantSource clock) {
    this.store = store;
    this.positions = positions;
    this.json = json;
    this.board = board;
    this.looks = looks;
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * What the head event says.
   *
   * @param run the newest run; absent: there is none
   * @param asOf instant it reaches; absent: it has no rows
   * @param reachable whether the store answers
   * @param leftOut whether more positions are open, or there are more desks, than are shown
   */
  record HeadFigures(
      @Nullable String run, @Nullable Instant asOf, boolean reachable, boolean leftOut) {}

  /** Whether something is not shown because it is too much. */
  private record Left(boolean positions, boolean desks) {
    private static final Left NOTHING = new Left(false, false);
  }

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
      looks.put(new LastLook.Look(null, null, began, true));
      return;
    }
    if (!newest.equals(run)) {
      if (run != null) {
        looks.forget();
        board.clear();
      }
      run = newest;
      head = null;
      left = Left.NOTHING;
    }
    RunHeadQuery.Head now =
        store.askAside(RunHeadQuery::new, DeskScope.ALL, heads -> heads.of(newest));
    Instant asOf = now.lastAt();
    if (asOf != null && !now.equals(head)) {
      // What liquidates comes first, and each part is told as soon as it is known.
      boolean positionsLeft = positions(newest, asOf);
      board.tell();
      left = new Left(positionsLeft, desks(newest, asOf));
      board.tell();
      alerts(newest, asOf);
      head = now;
    }
    tell(true);
    looks.put(new LastLook.Look(newest, asOf, began, !left.positions()));
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
    HeadFigures said = new HeadFigures(run, asOf, reachable, left.positions() || left.desks());
    board.put("head", "head", null, json.writeValueAsString(said));
    board.tell();
  }

  /** Puts desks down; answers whether there are more. */
  private boolean desks(String of, Instant asOf) {
    Paged<DesksAtQuery.Row> found =
        store.askAside(
            DesksAtQuery::new,
            DeskScope.ALL,
            desks -> desks.part(of, Vantage.latest(asOf), Part.first(bounds.desks())));
    for (DesksAtQuery.Row row : found.rows()) {
      NodePath.parse(row.node())
          .ifPresent(
              node ->
                  board.put(
                      "desk",
                      "desk " + row.node() + " " + row.settlementAsset(),
                      node,
                      json.writeValueAsString(DeskFigures.of(row))));
    }
    return found.next() != null;
  }

  /** Puts positions down; answers whether there are more. */
  private boolean positions(String of, Instant asOf) {
    UrgentPositions.Urgent urgent = positions.of(of, asOf, bounds.positions());
    Set<String> closed = new HashSet<>(board.keys("position"));
    for (PositionFigures position : urgent.first()) {
      String key = "position " + position.position();
      closed.remove(key);
      board.put(
          "position",
          key,
          NodePath.book(position.desk(), position.book()),
          json.writeValueAsString(position));
    }
    closed.forEach(this::gone);
    return urgent.open() > urgent.first().size();
  }

  private void gone(String key) {
    LiveEvent last = board.of(key);
    if (last != null) {
      String position = key.substring(key.indexOf(' ') + 1);
      board.put("gone", key, last.node(), json.writeValueAsString(new Gone(position)));
    }
  }

  /** What is said of a position that is shown no more. */
  record Gone(String position) {}

  private void alerts(String of, Instant asOf) {
    Paged<AlertsBetweenQuery.Row> latest =
        store.askAside(
            AlertsBetweenQuery::new,
            DeskScope.ALL,
            alerts ->
                alerts.latest(
                    of, asOf.minus(ALERTS), Vantage.latest(asOf), Part.first(bounds.alerts())));
    for (AlertsBetweenQuery.Row row : latest.rows().reversed()) {
      String text = json.writeValueAsString(AlertFigures.of(row));
      NodePath.parse(row.node()).ifPresent(node -> board.put("alert", "alert " + text, node, text));
    }
  }
}
