package io.ringfence.reporting.mandate;

import io.ringfence.contracts.json.Json;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Aims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
 * A mandate as a file: JSON, its fields stand in {@code json-schema/mandate.schema.json}. One wrong
 * field refuses the file: half a mandate would let through what the other half forbids.
 *
 * @param file its name, for messages
 * @param knowsVenue whether a rule pack names a venue
 */
public record MandateFile(String file, Predicate<String> knowsVenue) {
  private static final int MOST_MINUTES = 100_000;
  private static final int MOST_TREND_HOURS = 720;
  private static final List<String> MODES = List.of("isolated", "cross");

  /**
   * Reads a mandate that was read and stored before.
   *
   * @throws IllegalStateException when it cannot be read, which nothing stored can be
   */
  public static Mandate stored(String document) {
    try {
      return new MandateFile("mandate", _ -> true).read(document.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a stored mandate must be readable: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a mandate.
   *
   * @param content its bytes, UTF-8
   * @throws IllegalArgumentException naming file, field and rule
   */
  public Mandate read(byte[] content) {
    MandateFields fields = new MandateFields(file, json(content));
    Instant from = fields.parsed("validFrom", MandateFile::instant, "must be a time with a zone");
    List<Mandate.Way> ways = fields.objects("ways").stream().map(this::way).toList();
    requireDifferent(ways, way -> List.of(way.from(), way.to(), way.asset(), said(way.desk())));
    List<Mandate.Lock> locks = fields.objects("locks").stream().map(this::lock).toList();
    requireDifferent(locks, Mandate.Lock::position);
    Mandate.Conduct conduct = conduct(fields);
    List<Mandate.Default> defaults =
        fields.objects("defaults").stream().map(MandateFile::defaultOf).toList();
    requireDifferent(defaults, Mandate.Default::node);
    fields.refuseOthers();
    return new Mandate(from, ways, locks, conduct, defaults);
  }

  private Json json(byte[] content) {
    try {
      return Json.read(content);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " must be JSON: " + e.getMessage(), e);
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
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

  private Mandate.Lock lock(MandateFields fields) {
    PositionKey position =
        fields.parsed(
            "position",
            text ->
                PositionKey.parse(text).filter(key -> knowsVenue.test(key.instrument().venue())),
            "must be venue/account/instrument/side of a venue with rules");
    Mandate.Lock lock = new Mandate.Lock(position, fields.text("by"), fields.text("reason"));
    fields.refuseOthers();
    return lock;
  }

  private static Mandate.Conduct conduct(MandateFields fields) {
    Set<Aims.Stance> policies = fields.has("policies") ? policies(fields) : null;
    Mandate.Press press = fields.object("press").map(MandateFile::press).orElse(null);
    if (policies != null && policies.contains(Aims.Stance.PRESS) && press == null) {
      throw fields.refused("policies", "must not name press without the object press: its trend");
    }
    return new Mandate.Conduct(
        fields.object("costs").map(MandateFile::costs).orElse(null),
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
        press);
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

  private static Mandate.Press press(MandateFields fields) {
    Mandate.Press press =
        new Mandate.Press(
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

  private static Mandate.Default defaultOf(MandateFields fields) {
    NodePath node = fields.parsed("node", NodePath::parse, "must be firm, firm/desk or below");
    String mode =
        fields.has("mode")
            ? fields.parsed(
                "mode",
                word -> Optional.of(word).filter(MODES::contains),
                "must be isolated or cross")
            : null;
    Mandate.Default found =
        new Mandate.Default(
            node, mode, fields.has("leverage") ? fields.positive("leverage") : null);
    if (found.mode() == null && found.leverage() == null) {
      throw fields.refused("node", "must have a default of mode or leverage");
    }
    fields.refuseOthers();
    return found;
  }

  private static String said(@Nullable String desk) {
    return desk == null ? "" : desk;
  }

  private <T> void requireDifferent(List<T> all, Function<T, Object> identity) {
    Set<Object> seen = new HashSet<>();
    for (T one : all) {
      if (!seen.add(identity.apply(one))) {
        throw new IllegalArgumentException(file + " must say one thing once, said twice: " + one);
      }
    }
  }
}
