package io.ringfence.api.defaults;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.proposal.Wish;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What operators of a node begin with. They may choose otherwise; nothing is changed at a venue.
 * What is absent is that of the node above.
 *
 * @param node the node
 * @param mode margin mode of a new position
 * @param leverage leverage of a new position, above 0
 * @param columns columns of the list of positions, by their keys, in their order; empty: absent
 */
record Defaults(
    NodePath node, @Nullable Mode mode, @Nullable BigDecimal leverage, List<String> columns) {
  static final Set<String> FIELDS = Set.of("node", "mode", "leverage", "columns", "reason", "run");

  /** No venue offers more. */
  private static final BigDecimal MOST_LEVERAGE = BigDecimal.valueOf(1_000);

  private static final int MOST_COLUMNS = 40;
  private static final String COLUMN = "[A-Za-z]{1,40}";

  Defaults {
    columns = List.copyOf(columns);
    if (leverage != null && (leverage.signum() <= 0 || leverage.compareTo(MOST_LEVERAGE) > 0)) {
      throw new IllegalArgumentException(
          "leverage must be above 0 and at most %s, was %s"
              .formatted(MOST_LEVERAGE, leverage.toPlainString()));
    }
    if (columns.size() > MOST_COLUMNS
        || new HashSet<>(columns).size() < columns.size()
        || !columns.stream().allMatch(column -> column.matches(COLUMN))) {
      throw new IllegalArgumentException(
          "columns must be keys of columns with commas between them, at most %s, each once"
              .formatted(MOST_COLUMNS));
    }
  }

  /** Whose margin a position may burn. */
  enum Mode {
    /** Its own. */
    ISOLATED,
    /** The account's. */
    CROSS;

    /** The word of requests and answers. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Mode of(String word) {
      return Arrays.stream(values())
          .filter(mode -> mode.code().equals(word))
          .findFirst()
          .orElseThrow(() -> JsonFields.refused("mode must be isolated or cross, was " + word));
    }
  }

  /** A node without any. */
  static Defaults none(NodePath node) {
    return new Defaults(node, null, null, List.of());
  }

  /**
   * Reads what is wanted.
   *
   * @throws io.ringfence.api.error.ApiException naming what breaks which rule
   */
  static Defaults of(Wish wish) {
    String node = wish.required("node");
    return Wish.checked(
        () ->
            new Defaults(
                NodePath.parse(node)
                    .orElseThrow(
                        () ->
                            JsonFields.refused(
                                "node must be firm, firm/desk or below, was " + node)),
                wish.optional("mode").map(Mode::of).orElse(null),
                wish.decimalIfPresent("leverage").orElse(null),
                columns(wish)));
  }

  /** More than a short text holds. */
  private static List<String> columns(Wish wish) {
    String text = wish.given().getOrDefault("columns", "");
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  /** Whether following these instead of others changes what somebody may lose. */
  boolean changesRiskOf(Defaults before) {
    return mode != before.mode || !Objects.equals(digits(leverage), digits(before.leverage));
  }

  /** What a proposal of others is made against. */
  List<Fact> facts() {
    return List.of(
        Fact.fixed("default mode of " + node, mode == null ? null : mode.code()),
        Fact.fixed("default leverage of " + node, digits(leverage)),
        Fact.fixed(
            "default columns of " + node, columns.isEmpty() ? null : String.join(",", columns)));
  }

  private static @Nullable String digits(@Nullable BigDecimal figure) {
    return figure == null ? null : Precision.canonical(figure);
  }
}
