package io.ringfence.reporting.mandate;

import io.ringfence.contracts.json.Json;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Aims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A mandate as a file: JSON, its fields stand in {@code json-schema/mandate.schema.json}. One wrong
 * field refuses the file: half a mandate would let through what the other half forbids.
 *
 * @param file its name, for messages
 * @param knowsVenue whether a rule pack names a venue
 */
public record MandateFile(String file, Predicate<String> knowsVenue) {
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
    List<Mandate.Lock> locks = fields.objects("locks").stream().map(this::lock).toList();
    SectionFields.requireDifferent(file, locks, Mandate.Lock::position);
    SectionFields sections = new SectionFields(file, knowsVenue);
    Mandate.Section firm = sections.firm(fields);
    List<Mandate.Section> others = fields.objects("sections").stream().map(sections::of).toList();
    SectionFields.requireDifferent(file, others, Mandate.Section::node);
    List<Mandate.Default> defaults =
        fields.objects("defaults").stream().map(MandateFile::defaultOf).toList();
    SectionFields.requireDifferent(file, defaults, Mandate.Default::node);
    fields.refuseOthers();
    Mandate mandate = new Mandate(from, firm, others, locks, defaults);
    requirePress(mandate, firm);
    others.forEach(section -> requirePress(mandate, section));
    return mandate;
  }

  /** Whoever presses says by which trend, itself or above. */
  private void requirePress(Mandate mandate, Mandate.Section section) {
    Set<Aims.Stance> policies = section.conduct().policies();
    if (policies != null
        && policies.contains(Aims.Stance.PRESS)
        && mandate.ofConduct(section.node(), Conduct::press).isEmpty()) {
      throw new IllegalArgumentException(
          "%s, policies of %s must not name press without the object press: its trend"
              .formatted(file, section.node()));
    }
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
}
