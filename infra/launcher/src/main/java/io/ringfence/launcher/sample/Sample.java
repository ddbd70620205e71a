package io.ringfence.launcher.sample;

import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.quantity.NodePath;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Makes a sample institution and writes its files. */
public final class Sample {
  /** Most positions a sample may hold. */
  public static final int MOST_POSITIONS = 100_000;

  private final Scene scene;
  private final List<PositionVersion> openings;
  private final LaterRows later;
  private final SampleFiles files = SampleFiles.empty();

  private final boolean wrongRows;

  private Sample(Scene scene, SampleRequest request) {
    this.scene = scene;
    this.wrongRows = request.wrongRows();
    this.openings = new Openings(scene).draw(request.positions());
    this.later = LaterRows.draw(scene, openings);
  }

  /**
   * A file of the sample that was written.
   *
   * @param file where
   * @param rows rows in it, the wrong ones included
   * @param wrong rows in it that are wrong on purpose
   */
  public record Written(Path file, long rows, long wrong) {}

  /**
   * A sample with a market of its own.
   *
   * @param folder where its files go; created where missing
   * @return what was written
   * @throws IOException when a file cannot be written
   */
  public static List<Written> writeSynthetic(SampleRequest request, Rules rules, Path folder)
      throws IOException {
    List<PricedInstrument> listed =
        CsvTable.instruments().stream()
            .filter(instrument -> request.lists(rules, instrument.symbol()))
            .toList();
    SyntheticMarket market = SyntheticMarket.of(request.seed(), request.at(), listed);
    Sample sample = of(request, market.market(), rules);
    sample.addMarket(market);
    return sample.write(folder);
  }

  /**
   * A sample whose positions were entered near recorded marks.
   *
   * @param marks files of recorded marks
   * @return what was written
   * @throws IOException when a file cannot be written
   */
  public static List<Written> writeRecorded(
      SampleRequest request, List<Path> marks, Rules rules, Path folder) throws IOException {
    Market market =
        RecordedMarket.read(
            marks, SampleRequest.VENUE, request.at(), symbol -> request.lists(rules, symbol));
    return of(request, market, rules).write(folder);
  }

  private static Sample of(SampleRequest request, Market market, Rules rules) {
    Institution institution = Institution.of(request.positions(), market.symbols().size());
    Scene scene = new Scene(request.seed(), request.at(), market, institution, rules);
    return new Sample(scene, request);
  }

  private void addMarket(SyntheticMarket market) {
    for (PricedInstrument instrument : market.instruments()) {
      String symbol = instrument.symbol();
      market
          .bars(symbol)
          .forEach(bar -> files.marks().add(SampleFiles.mark(SampleRequest.VENUE, symbol, bar)));
    }
    market
        .funding()
        .forEach(
            settlement ->
                files.funding().add(SampleFiles.funding(SampleRequest.VENUE, settlement)));
  }

  private List<Written> write(Path folder) throws IOException {
    openings.forEach(version -> files.positions().add(SampleFiles.line(version)));
    later.versions().forEach(version -> files.positions().add(SampleFiles.line(version)));
    later.walletEvents().forEach(event -> files.walletEvents().add(SampleFiles.line(event)));
    addAccounts();
    addLimits();
    if (wrongRows) {
      new WrongRows(scene.at(), openings, later, files).add();
    }
    Files.createDirectories(folder);
    List<Written> written = new ArrayList<>();
    for (SampleFile file : files.all()) {
      file.write(folder);
      long wrong = file.ordered().stream().filter(line -> line.wrong() != null).count();
      written.add(new Written(folder.resolve(file.name()), file.ordered().size(), wrong));
    }
    if (wrongRows) {
      WrongRows.list(files.all()).write(folder);
    }
    return written;
  }

  private void addAccounts() {
    TreeMap<String, BigDecimal> wallets = new TreeMap<>();
    openings.forEach(
        opening ->
            wallets.merge(opening.key().account(), opening.isolatedMargin(), BigDecimal::add));
    Dice dice = scene.dice("accounts");
    wallets.forEach(
        (account, wallet) -> {
          BigDecimal free = dice.percent(30) ? BigDecimal.ZERO : share(dice, wallet);
          files.accounts().add(accountLine(account, free));
        });
  }

  private static BigDecimal share(Dice dice, BigDecimal wallet) {
    return Figures.percent(wallet, dice.between(5, 40));
  }

  private Line accountLine(String account, BigDecimal free) {
    Instant at = scene.at();
    return Line.of(
        at,
        List.of(
            SampleFiles.text(at),
            scene.market().venue(),
            account,
            SampleRequest.ASSET,
            SampleFiles.text(free)));
  }

  private void addLimits() {
    var figures = NodeFigures.of(scene, openings, later.walletEvents());
    BudgetDraft.of(scene.institution(), figures, SampleRequest.ASSET)
        .forEach(budget -> files.budgets().add(SampleFiles.line(scene.at(), budget)));
    Dice dice = scene.dice("capital");
    figures.forEach(
        (node, held) -> {
          if (node.level() != NodePath.Level.BOOK) {
            BigDecimal amount =
                Figures.limit(Figures.percent(held.wallets(), dice.between(150, 250)));
            files.capital().add(SampleFiles.capital(scene.at(), node, amount, SampleRequest.ASSET));
          }
        });
  }
}
