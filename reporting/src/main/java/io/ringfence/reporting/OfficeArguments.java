package io.ringfence.reporting;

import io.ringfence.domain.duty.Duty;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Who;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the program about persons, sign-offs, incidents, certificates and holdings is told.
 *
 * @param task group and action, for example {@code signoff approve}
 * @param folder key, ledgers and archive
 * @param given every option
 */
record OfficeArguments(String task, EvidenceFolder folder, Given given) {
  static final String USAGE =
      "--task \"GROUP ACTION\" --evidence FOLDER [--account A] [--for PERSON] [--file F] [--comment"
          + " TEXT] [--id I] …";

  private static final Set<String> VALUES =
      Stream.of(
              Given.STORE,
              Set.of(
                  "--task",
                  "--evidence",
                  "--account",
                  "--for",
                  "--file",
                  "--comment",
                  "--id",
                  "--as",
                  "--run-id",
                  "--node",
                  "--day",
                  "--out",
                  "--person",
                  "--duties",
                  "--of-account",
                  "--until",
                  "--valid-days",
                  "--records",
                  "--payload",
                  "--moves",
                  "--from",
                  "--to",
                  "--every",
                  "--quiet",
                  "--on",
                  "--as-of",
                  "--subject"))
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  static OfficeArguments parse(List<String> arguments) {
    Given given = Given.read(arguments, VALUES, Set.of("--watch"), USAGE);
    return new OfficeArguments(
        given.required("--task"), new EvidenceFolder(Path.of(given.required("--evidence"))), given);
  }

  Who who() {
    return new Who(given.required("--account"), given.text("--for"));
  }

  String comment() {
    return given.text("--comment").orElse("");
  }

  String id() {
    return given.required("--id");
  }

  Path file() {
    Path file = Path.of(given.required("--file"));
    if (!Files.isRegularFile(file)) {
      throw new WrongInputException(file + ": there is no such file");
    }
    return file;
  }

  /** A whole number of days. */
  Duration days(String option, Duration otherwise) {
    return given
        .text(option)
        .map(
            text -> {
              try {
                return Duration.ofDays(Long.parseLong(text));
              } catch (NumberFormatException e) {
                throw new WrongInputException(option + " must be whole days, was " + text);
              }
            })
        .orElse(otherwise);
  }

  /** One of the constants of an enumeration, however it is spelt. */
  <E extends Enum<E>> E constant(String option, Class<E> type) {
    String text = given.required(option).toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongInputException(
                    "%s must be one of %s, was %s"
                        .formatted(option, words(type), given.required(option))));
  }

  /** The words a person may say, as the help spells them. */
  private static <E extends Enum<E>> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  /** Duties, as the help spells them, in its order. */
  static String words(Set<Duty> duties) {
    return Arrays.stream(Duty.values())
        .filter(duties::contains)
        .map(duty -> duty.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  Set<Duty> duties() {
    return Stream.of(given.text("--duties").orElse("").split("[,+]", -1))
        .filter(name -> !name.isBlank())
        .map(
            name -> {
              try {
                return Duty.valueOf(name.strip().toUpperCase(Locale.ROOT));
              } catch (IllegalArgumentException e) {
                throw new WrongInputException(
                    "--duties must be of %s, was %s"
                        .formatted(Arrays.toString(Duty.values()), name));
              }
            })
        .collect(Collectors.toUnmodifiableSet());
  }
}
