package io.ringfence.api.stress;

import io.ringfence.api.errand.Ended;
import io.ringfence.api.errand.Errands;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of reporting's program to questions of stress; a few that cannot change are kept. */
@Component
final class StressRows {
  private static final int MOST_KEPT = 32;

  /** Longer answers are asked anew. */
  private static final int MOST_ROWS_KEPT = 1_000;

  private final Errands errands;
  private final Map<StressQuestion, List<List<String>>> kept =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StressQuestion, List<List<String>>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  StressRows(Errands errands) {
    this.errands = errands;
  }

  /**
   * The rows of an answer.
   *
   * @throws ApiException when it cannot be had now, or the node holds nothing
   */
  List<List<String>> of(StressQuestion question) {
    synchronized (kept) {
      List<List<String>> known = kept.get(question);
      if (known != null) {
        return known;
      }
    }
    List<List<String>> rows = ask(question);
    if (question.asKnown() != null && rows.size() <= MOST_ROWS_KEPT) {
      synchronized (kept) {
        kept.put(question, rows);
      }
    }
    return rows;
  }

  private List<List<String>> ask(StressQuestion question) {
    List<String> arguments = new ArrayList<>(List.of("pack"));
    arguments.addAll(errands.ofStore());
    arguments.addAll(question.arguments());
    Ended ended = errands.run(arguments);
    if (ended.isRefused()) {
      throw new ApiException(ErrorCode.NODE_UNKNOWN, ended.reason().replaceFirst("^--", ""));
    }
    if (!ended.isDone()) {
      throw new ApiException(ErrorCode.REPORTING_UNAVAILABLE, ended.reason());
    }
    return ended.lines().stream()
        .filter(line -> line.startsWith("{"))
        .map(StressRows::row)
        .toList();
  }

  private static List<String> row(String line) {
    JsonNode object = JsonMapper.shared().readTree(line);
    return object.properties().stream().map(member -> member.getValue().stringValue()).toList();
  }
}
