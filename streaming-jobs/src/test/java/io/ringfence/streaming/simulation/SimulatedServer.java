package io.ringfence.streaming.simulation;

import io.ringfence.streaming.sink.ServerAnswer;
import io.ringfence.streaming.sink.ServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * ClickHouse as far as the sink knows it: tables of parts, tokens of the latest inserts, the
 * question for evidence. An insert is stored whole or not at all; one whose token is remembered is
 * acknowledged and not stored. As on the real one, tokens outlive a fall of the server, rows that
 * were not yet in place do not.
 *
 * <p>Every table may have a materialized view, which takes over its rows. The view is filled after
 * its table and can fail alone. Where the insert asks for it, the view remembers tokens, too, and
 * is asked although the table has recognised the insert; else it gets what the table has stored.
 */
final class SimulatedServer {
  private static final int OK = 200;
  private static final int FAILED = 500;

  /** Run, table, checkpoint, batch. */
  private static final int PARTS_OF_A_TOKEN = 4;

  /** CANNOT_READ_ALL_DATA. */
  private static final int CUT = 33;

  /** A part of a table: the rows of one insert. */
  record Part(long number, String batch, List<String> rows) {}

  private static final class Table {
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Boolean> tokens = new LinkedHashMap<>();
    private long inserts;

    boolean remembers(String token) {
      return tokens.containsKey(token);
    }

    /** Notes an insert under its token. */
    void note(String token, int window) {
      inserts++;
      tokens.put(token, true);
      if (tokens.size() > window) {
        tokens.remove(tokens.keySet().iterator().next());
      }
    }

    void publish(ArrowTexts texts) {
      parts.add(new Part(inserts, texts.batch(), texts.rows()));
    }
  }

  /** What becomes of an insert. */
  private enum Fate {
    STORED,
    /** The token is noted, the rows are not in place. */
    TABLE_FALLS,
    /** The table has the rows, its view has not. */
    VIEW_FAILS
  }

  private final Map<String, Table> tables = new TreeMap<>();
  private final Map<String, Table> views = new TreeMap<>();
  private final boolean hasViews;
  private final int window;

  /**
   * A server.
   *
   * @param window latest inserts of a table whose tokens are remembered
   * @param hasViews whether every table has a materialized view
   */
  SimulatedServer(int window, boolean hasViews) {
    this.window = window;
    this.hasViews = hasViews;
  }

  private Table table(String name) {
    return tables.computeIfAbsent(name, _ -> new Table());
  }

  static boolean isInsert(ServerRequest request) {
    return request.statement().startsWith("INSERT INTO ");
  }

  /** Name of the table an insert is for. */
  static String tableOf(ServerRequest insert) {
    return insert.statement().split(" ", 4)[2];
  }

  /** The token of the batch an insert is of, whatever number of attempts stands behind it. */
  static String batchOf(ServerRequest insert) {
    String token =
        Objects.requireNonNull(insert.parameters().get("insert_deduplication_token"), "a token");
    return String.join("/", Arrays.asList(token.split("/", -1)).subList(0, PARTS_OF_A_TOKEN));
  }

  /** Executes a request. */
  ServerAnswer execute(ServerRequest request) {
    return isInsert(request) ? insert(request, Fate.STORED) : evidence(request);
  }

  /** Falls while it executes an insert: the token is noted, the rows are not in place. */
  void fallDuring(ServerRequest insert) {
    insert(insert, Fate.TABLE_FALLS);
  }

  /** Stores an insert in its table, and fails while it fills the view. */
  void failInView(ServerRequest insert) {
    insert(insert, Fate.VIEW_FAILS);
  }

  /** Gets the first half of an insert, and sees that it is cut. */
  ServerAnswer executeHalf(ServerRequest insert) {
    byte[] half = Arrays.copyOf(insert.body(), insert.body().length / 2);
    try {
      ArrowTexts.of(half);
    } catch (Exception cut) {
      return new ServerAnswer(FAILED, CUT, "Code: 33. Cannot read all data");
    }
    throw new IllegalStateException("half an Arrow stream must not be readable");
  }

  private ServerAnswer insert(ServerRequest insert, Fate fate) {
    Table table = table(tableOf(insert));
    String token =
        Objects.requireNonNull(insert.parameters().get("insert_deduplication_token"), "a token");
    ArrowTexts texts = ArrowTexts.of(insert.body());
    boolean isNew = !table.remembers(token);
    if (isNew) {
      table.note(token, window);
      if (fate != Fate.TABLE_FALLS) {
        table.publish(texts);
      }
    }
    if (hasViews && fate == Fate.STORED) {
      fill(views.computeIfAbsent(tableOf(insert), _ -> new Table()), insert, isNew);
    }
    return new ServerAnswer(OK, 0, "");
  }

  /** Passes an insert on to the view of its table. */
  private void fill(Table view, ServerRequest insert, boolean isNewInTable) {
    String token =
        Objects.requireNonNull(insert.parameters().get("insert_deduplication_token"), "a token");
    boolean remembers =
        "1".equals(insert.parameters().get("deduplicate_blocks_in_dependent_materialized_views"));
    boolean takes = remembers ? !view.remembers(token) : isNewInTable;
    if (takes) {
      view.note(token, window);
      view.publish(ArrowTexts.of(insert.body()));
    }
  }

  private ServerAnswer evidence(ServerRequest question) {
    String batch = Objects.requireNonNull(question.parameters().get("param_batch"), "a batch");
    Table table = table(Objects.requireNonNull(question.parameters().get("param_table")));
    long rows = 0;
    long pieces = 0;
    long first = Long.MAX_VALUE;
    for (Part part : table.parts) {
      if (part.batch().equals(batch)) {
        rows += part.rows().size();
      } else if (part.batch().startsWith(batch + ".")) {
        pieces += part.rows().size();
      } else {
        continue;
      }
      first = Math.min(first, part.number());
    }
    long since = first == Long.MAX_VALUE ? 0 : table.inserts - first;
    return new ServerAnswer(
        OK, 0, "%d\t%d\t%d\t%d\n".formatted(rows, pieces, since, hasViews ? 1 : 0));
  }

  /**
   * Compares every view with its table.
   *
   * @throws IllegalStateException naming the first that does not hold the rows of its table once
   */
  void requireViewsLikeTables() {
    if (hasViews) {
      tables.forEach(
          (name, table) -> {
            List<String> inView = sorted(views.computeIfAbsent(name, _ -> new Table()));
            if (!inView.equals(sorted(table))) {
              throw new IllegalStateException(
                  "the view of %s must hold the %s rows of its table once, holds %s"
                      .formatted(name, sorted(table).size(), inView.size()));
            }
          });
    }
  }

  private static List<String> sorted(Table table) {
    return table.parts.stream().flatMap(part -> part.rows().stream()).sorted().toList();
  }

  /** Rows of a table as texts, in their own order. */
  List<String> rows(String table) {
    return sorted(table(table));
  }
}
