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
  }

  private final Map<String, Table> tables = new TreeMap<>();
  private final int window;

  /**
   * A server.
   *
   * @param window latest inserts of a table whose tokens are remembered
   */
  SimulatedServer(int window) {
    this.window = window;
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
    return isInsert(request) ? insert(request, true) : evidence(request);
  }

  /** Falls while it executes an insert: the token is noted, the rows are not in place. */
  void fallDuring(ServerRequest insert) {
    insert(insert, false);
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

  private ServerAnswer insert(ServerRequest insert, boolean publishes) {
    Table table = table(tableOf(insert));
    String token =
        Objects.requireNonNull(insert.parameters().get("insert_deduplication_token"), "a token");
    if (!table.tokens.containsKey(token)) {
      ArrowTexts texts = ArrowTexts.of(insert.body());
      table.inserts++;
      table.tokens.put(token, true);
      if (table.tokens.size() > window) {
        table.tokens.remove(table.tokens.keySet().iterator().next());
      }
      if (publishes) {
        table.parts.add(new Part(table.inserts, texts.batch(), texts.rows()));
      }
    }
    return new ServerAnswer(OK, 0, "");
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
    return new ServerAnswer(OK, 0, "%d\t%d\t%d\t0\n".formatted(rows, pieces, since));
  }

  /** Rows of a table as texts, in their own order. */
  List<String> rows(String table) {
    return table(table).parts.stream().flatMap(part -> part.rows().stream()).sorted().toList();
  }
}
