package io.ringfence.reporting.mandate;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Aims;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ways, costs and policies of a mandate: those of the firm, which stand outside of sections, and
 * those of desks and books.
 *
 * @param file name of the mandate, for messages
 * @param knowsVenue whether a rule pack names a venue
 */
record SectionFields(String file, Predicate<String> knowsVenue) {
  private static final int MOST_MINUTES = 100_000;
  private static final int MOST_TREND_HOURS = 720;

  /** What holds where no section says otherwise. */
  Mandate.Section firm(MandateFields fields) {
    return new Mandate.Section(NodePath.FIRM, ways(fields), conduct(fields));
  }

  /** What holds for a desk, a book or a part of one. */
  Mandate.Section of(MandateFields fields) {
    NodePath node =
        fields.parsed("node", NodePath::parse, "must be firm/desk, firm/desk/book or below");
    if (node.equals(NodePath.FIRM)) {
      throw fields.refused("node", "must lie below firm: what is the firm's stands outside");
    }
    Mandate.Section section = new Mandate.Section(node, ways(fields), conduct(fields));
    fields.refuseOthers();
    if (section.ways() == null && section.conduct().isSilent()) {
      throw fields.refused(
          "node", "must have ways, costs, policies, harvest, press, batches or modes");
    }
    if (node.level() != NodePath.Level.DESK) {
      requireOfDesk(fields, "ways");
      requireOfDesk(fields, "costs");
      requireOfDesk(fields, "batches");
    }
    List<Mandate.Way> ways = section.ways();
    if (ways != null && ways.stream().anyMatch(way -> way.desk() != null)) {
      throw fields.refused("ways", "must not name a desk: the section does");
    }
    return section;
  }

  /** Books of a desk share the free balance of their account and the batches of its pool. */
  private static void requireOfDesk(MandateFields fields, String field) {
    if (fields.has(field)) {
      throw fields.refused(field, "must stand with the firm or a desk, whose books share it");
    }
  }

  private @Nullable List<Mandate.Way> ways(MandateFields fields) {
    if (!fields.has("ways")) {
      return null;
    }
    List<Mandate.Way> ways = fields.objects("ways").stream().map(this::way).toList();
    requireDifferent(
        file, ways, way -> List.of(way.from(), way.to(), way.asset(), said(way.desk())));
    return ways;
  }

  private Mandate.Way way(MandateFields fields) {
    Mandate.Account from = account(fields, "from");
    Mandate.Account to = account(fields, "to");
    if (from.equals(to)) {
      throw fields.refused("to", "must be another account than from");
    }
    Mandate.Way way =
        new Mandate.Way(
            from,
            to,
            fields.text("asset"),
            fields.has("desk") ? fields.text("desk") : null,
            new Mandate.Terms(
                fields.positive("most"),
                fields.decimal("fixedCost"),
                fields.fraction("costRate"),
                Duration.ofMinutes(fields.whole("arrivalMinutes", 0, MOST_MINUTES))),
            fields.text("rule"));
    fields.refuseOthers();
    return way;
  }

  private Mandate.Account account(MandateFields fields, String field) {
    String rule = "must be venue/account of a venue with rules";
    return fields.parsed(
        field,
        text -> {
          String[] names = text.split("/", -1);
          return names.length == 2
                  && knowsVenue.test(names[0])
                  && Arrays.stream(names).noneMatch(String::isBlank)
              ? Optional.of(new Mandate.Account(names[0], names[1]))
              : Optional.empty();
        },
        rule);
  }

  private static Conduct conduct(MandateFields fields) {
    Set<Aims.Stance> policies = fields.has("policies") ? policies(fields) : null;
    return new Conduct(
        fields.object("costs").map(SectionFields::costs).orElse(null),
        policies,
        fields
            .object("harvest")
            .map(
                harvest -> {
                  var distance = harvest.distance("distance");
                  harvest.refuseOthers();
                  return distance;
                })
            .orElse(null),
        fields.object("press").map(SectionFields::press).orElse(null),
        fields.object("batches").map(BatchFields::batches).orElse(null),
        fields.object("modes").map(BatchFields::modes).orElse(null));
  }

  private static Set<Aims.Stance> policies(MandateFields fields) {
    Set<Aims.Stance> policies = EnumSet.noneOf(Aims.Stance.class);
    for (String word : fields.texts("policies")) {
      Aims.Stance stance =
          Arrays.stream(Aims.Stance.values())
              .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s must be defend, retreat, harvest or press, was %s"
                              .formatted(fields.within("policies"), word)));
      if (!policies.add(stance)) {
        throw fields.refused("policies", "must name each policy once");
      }
    }
    if (policies.isEmpty()) {
      throw fields.refused("policies", "must name at least one policy");
    }
    return policies;
  }

  private static Conduct.Press press(MandateFields fields) {
    Conduct.Press press =
        new Conduct.Press(
            fields.distance("distance"),
            fields.whole("trendHours", 1, MOST_TREND_HOURS),
            fields.positive("leastTrend"));
    fields.refuseOthers();
    return press;
  }

  private static Aims.Costs costs(MandateFields fields) {
    Aims.Costs costs = new Aims.Costs(fields.fraction("cash"), fields.fraction("trade"));
    fields.refuseOthers();
    return costs;
  }

  private static String said(@Nullable String desk) {
    return desk == null ? "" : desk;
  }

  static <T> void requireDifferent(String file, List<T> all, Function<T, Object> identity) {
    Set<Object> seen = new HashSet<>();
    for (T one : all) {
      if (!seen.add(identity.apply(one))) {
        throw new IllegalArgumentException(file + " must say one thing once, said twice: " + one);
      }
    }
  }
}
