package io.ringfence.reporting;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePackException;
import io.ringfence.contracts.rulepack.RulePackLoader;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.stress.RecordedHours;
import io.ringfence.reporting.stress.StressFacts;
import io.ringfence.reporting.workbook.StressView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers a question of stress on the terminal.
 *
 * @param view the question
 * @param json one JSON object for each line, every figure with all its digits
 * @param marks files of recorded hourly marks in place of the run's own; none: the run's own
 * @param packs rule packs beside those of this build, such as one a venue has announced
 */
record StressAnswer(StressView<?> view, boolean json, List<Path> marks, List<Path> packs) {
  private static final int WIDTH = 240;
  private static final Pattern FIGURE = Pattern.compile("-?[0-9][0-9,]*([.][0-9]+)?( %)?");
  private static final Set<String> ABSENT = Set.of(Words.UNKNOWN, Words.NONE, "-");

  /** Prints the answer; says how many lines it has. */
  int print(RiskReport report, Insights insights, PrintStream out) throws IOException {
    StressFacts facts = facts(report, insights);
    List<List<String>> lines = json ? view.figures(facts) : view.texts(facts);
    if (json) {
      for (List<String> line : lines) {
        out.println(object(line));
      }
    } else {
      out.println(heading(report, facts));
      new TextTable(view.headings(), figures(lines), WIDTH).lines(lines).forEach(out::println);
      if (lines.isEmpty()) {
        out.println("none");
      }
    }
    return lines.size();
  }

  /** Columns of figures, read from the right; of an empty answer none. */
  private List<Boolean> figures(List<List<String>> lines) {
    return IntStream.range(0, view.headings().size())
        .mapToObj(
            column ->
                lines.stream().anyMatch(line -> FIGURE.matcher(line.get(column)).matches())
                    && lines.stream()
                        .map(line -> line.get(column))
                        .allMatch(text -> FIGURE.matcher(text).matches() || ABSENT.contains(text)))
        .toList();
  }

  /** Files that cannot be read say which, and where. */
  private StressFacts facts(RiskReport report, Insights insights) throws IOException {
    try {
      StressFacts facts = StressFacts.of(report, insights).with(loaded());
      return marks.isEmpty()
          ? facts
          : facts.on(RecordedHours.read(marks, report.facts().run().asOf()));
    } catch (IllegalArgumentException | RulePackException e) {
      throw new WrongInputException(Failures.reason(e));
    } catch (NoSuchFileException e) {
      throw new WrongInputException("there is no file " + e.getFile());
    }
  }

  private String heading(RiskReport report, StressFacts facts) {
    String unknown =
        facts.unmarked().isEmpty()
            ? ""
            : ", %s positions without a mark left out".formatted(facts.unmarked().size());
    return "%s%s: %s as of %s, %s positions%s"
        .formatted(
            report.facts().run().simulated() ? "SIMULATED " : "",
            view.title(),
            report.facts().subject().node(),
            facts.asOf(),
            facts.held().size(),
            unknown);
  }

  private List<RulePack> loaded() throws IOException {
    List<RulePack> loaded = new ArrayList<>();
    for (Path pack : packs) {
      loaded.add(new RulePackLoader().load(pack.toString(), Files.readAllBytes(pack)));
    }
    return loaded;
  }

  private String object(List<String> line) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = 0; i < line.size(); i++) {
      members.put(name(view.headings().get(i)), line.get(i));
    }
    return JsonLine.of(members);
  }

  /** {@code Positions that die} as {@code positionsThatDie}. */
  private static String name(String heading) {
    String[] words = heading.replaceAll("[^A-Za-z0-9 ]", "").trim().split(" +", -1);
    String later =
        Arrays.stream(words)
            .skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return words[0].toLowerCase(Locale.ROOT) + later;
  }
}
