package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Foremost;
import io.ringfence.api.question.Page;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.Paged;
import io.ringfence.reporting.query.Part;
import io.ringfence.reporting.query.PositionPagesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.Valuation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of open positions, in orders that the store knows and in those of what they are worth. */
@Component
final class PositionPages {
  /** Keys that one statement names: it must be shorter than 256 KiB. */
  private static final int NAMED_AT_ONCE = 1_000;

  private final Positions positions;
  private final Rankings rankings = new Rankings();

  PositionPages(Positions positions) {
    this.positions = positions;
  }

  /**
   * A page of them. In an order of the store's it gives no more than the page; in one by worth each
   * position is valued as it passes by, and no more is kept than what comes next.
   *
   * @throws ApiException when there is no such order, or the cursor is of another list
   */
  Asked.Slice<PositionLine> of(Asked asked, PositionChoice choice, Page page) {
    Comparator<PositionLine> order = choice.order();
    Optional<PositionPagesQuery.Sorting> stored = choice.storedOrder();
    if (stored.isEmpty()) {
      return asked.slice(byWorth(asked, choice, order, asked.part(page)), choice.text());
    }
    Valuation valuation = positions.valuation(asked.runId());
    return asked
        .page(
            PositionPagesQuery::new,
            page,
            choice.text(),
            (open, part) ->
                open.inOrder(asked.runId(), asked.vantage(), choice.stored(), stored.get(), part))
        .of(valuation::of);
  }

  private Paged<PositionLine> byWorth(
      Asked asked, PositionChoice choice, Comparator<PositionLine> order, Part part) {
    Rankings.Ranking ranking =
        new Rankings.Ranking(asked.runId(), asked.vantage(), asked.scope(), choice.text());
    Optional<PositionKey> after = after(part);
    List<PositionLine> found =
        after
            .flatMap(key -> rankings.next(ranking, key, part.andOneMore()))
            .map(keys -> named(asked, keys))
            .orElseGet(() -> ranked(asked, choice, order, part));
    return Paged.of(found, part, line -> List.of(line.key().toString()));
  }

  /** Values all of them, and remembers what comes next where it stays what it is. */
  private List<PositionLine> ranked(
      Asked asked, PositionChoice choice, Comparator<PositionLine> order, Part part) {
    boolean stays = !asked.vantage().knowsEverything();
    int most = stays ? Math.max(Rankings.STRETCH, part.andOneMore()) : part.andOneMore();
    Foremost<PositionLine> first = new Foremost<>(order, last(asked, part), most);
    pass(asked, choice, first);
    List<PositionLine> found = first.inOrder();
    if (stays) {
      rankings.keep(
          new Rankings.Ranking(asked.runId(), asked.vantage(), asked.scope(), choice.text()),
          new Rankings.Stretch(
              after(part).orElse(null),
              found.stream().map(PositionLine::key).toList(),
              found.size() < most));
    }
    return found.subList(0, Math.min(part.andOneMore(), found.size()));
  }

  private void pass(Asked asked, PositionChoice choice, Foremost<PositionLine> first) {
    Valuation valuation = positions.valuation(asked.runId());
    asked.ask(
        PositionPagesQuery::new,
        open -> {
          open.each(
              asked.runId(),
              asked.vantage(),
              choice.stored(),
              row -> {
                PositionLine line = valuation.of(row);
                if (choice.holds(line)) {
                  first.pass(line);
                }
              });
          return first;
        });
  }

  /** Some of them by their keys, in the order of these. */
  private List<PositionLine> named(Asked asked, List<PositionKey> keys) {
    Map<PositionKey, PositionLine> lines = new HashMap<>();
    for (int from = 0; from < keys.size(); from += NAMED_AT_ONCE) {
      Set<PositionKey> some =
          Set.copyOf(keys.subList(from, Math.min(keys.size(), from + NAMED_AT_ONCE)));
      positions
          .valued(
              asked.runId(),
              asked.ask(
                  PositionsAtQuery::new, open -> open.at(asked.runId(), asked.vantage(), some)))
          .forEach(line -> lines.put(line.key(), line));
    }
    return keys.stream().map(lines::get).filter(Objects::nonNull).toList();
  }

  private static Optional<PositionKey> after(Part part) {
    List<String> after = part.after();
    return after == null ? Optional.empty() : PositionKey.parse(after.getFirst());
  }

  /** The last position of the page before: pages belong to one moment, so it is worth the same. */
  private @Nullable PositionLine last(Asked asked, Part part) {
    List<String> after = part.after();
    if (after == null) {
      return null;
    }
    try {
      return PositionKey.parse(after.getFirst())
          .map(key -> positions.of(asked, key))
          .orElseThrow(() -> Asked.strangeCursor(null));
    } catch (ApiException e) {
      throw e.code() == ErrorCode.POSITION_UNKNOWN ? Asked.strangeCursor(e) : e;
    }
  }
}
