package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.ProposalLedger;
import io.ringfence.reporting.evidence.ProposalLedger.About;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.report.DefaultLine;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions are held against the defaults that two persons agreed to, whoever asks. */
@OnEngine
class ApprovedDefaultsTest {
  private static final Clock CLOCK = Clock.fixed(GivenLater.AT.minusNanos(7), ZoneOffset.UTC);

  @TempDir Path folder;

  private final RunningEngine engine;

  ApprovedDefaultsTest(RunningEngine engine) {
    this.engine = engine;
  }

  private EvidenceFolder register() {
    return new EvidenceFolder(folder.resolve("proposals"));
  }

  /** What the API archives of a proposal, as far as it is read here. */
  private void agreed(String node, String fields, boolean approve) throws IOException {
    String payload =
        "{\"kind\":\"defaults\",\"request\":{\"node\":\"%s\",%s}}".formatted(node, fields);
    String hash = Sha256.hex(payload);
    ProposalLedger ledger = new ProposalLedger(register(), CLOCK);
    ProposalLedger.Held held =
        ledger.make(
            new About("defaults", node, About.digest("anna"), Sha256.hex(payload + node), hash),
            payload,
            at ->
                new ProposalStep.Proposed(
                    at, Actor.of("p-1"), hash, "calmer", at.plus(Duration.ofHours(24))));
    if (approve) {
      ledger.take(held.id(), at -> new ProposalStep.Approved(at, Actor.of("p-2"), hash, "agreed"));
    }
  }

  private VenueFiles files() {
    return new VenueFiles(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new GivenLists(Optional.empty(), Optional.of(register().path())));
  }

  @Test
  void theNearestAgreedDefaultHoldsAndItsVersionAndPersonsAreNamed() throws IOException {
    String run = "approved defaults";
    SampleRun.of(run, 43, 24).storeIn(engine.store().clickhouse());
    GivenLater given = new GivenLater(engine.store().clickhouse(), run);
    agreed("firm", "\"mode\":\"isolated\",\"leverage\":\"3\"", true);
    agreed("firm/ALPHA", "\"leverage\":\"7\"", true);
    agreed("firm/ALPHA", "\"leverage\":\"99\"", false);
    given.record(files());
    GivenLater.Read read = given.read(NodePath.FIRM, GivenLater.AT);
    List<DefaultLine> lines = DefaultLine.of(read.report(), read.insights());
    assertThat(lines)
        .filteredOn(line -> line.node().toString().startsWith("firm/ALPHA/"))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.byDefault().leverage()).isEqualByComparingTo("7");
              assertThat(line.byDefault().mode()).isEqualTo("isolated");
              assertThat(line.byDefault().by())
                  .isEqualTo(
                      "register version 5: P-1 by p-1, agreed by p-2; register version 5: P-2 by"
                          + " p-1, agreed by p-2");
            });
    assertThat(lines)
        .filteredOn(line -> !line.node().toString().startsWith("firm/ALPHA/"))
        .isNotEmpty()
        .allMatch(
            line -> line.byDefault().by().equals("register version 5: P-1 by p-1, agreed by p-2"));
    GivenLater.Read before = given.read(NodePath.FIRM, GivenLater.AT.minusSeconds(1));
    assertThat(DefaultLine.of(before.report(), before.insights()))
        .allMatch(line -> line.verdict() == DefaultLine.Verdict.NOT_STATED);
    later(given, read);
  }

  /** A later version takes the place of the whole, and a sign-off of the one before lapses. */
  private void later(GivenLater given, GivenLater.Read read) throws IOException {
    agreed("firm/ALPHA", "\"leverage\":\"2\"", true);
    given.record(files(), GivenLater.AT.plusSeconds(60));
    assertThat(
            new SaidSince(engine.store().clickhouse(), "approved defaults")
                .lines(
                    read.report().facts().subject(),
                    read.report().facts().subject().vantage().at(SampleRun.END)))
        .isEmpty();
    assertThat(
            new SaidSince(engine.store().clickhouse(), "approved defaults")
                .lines(
                    read.report().facts().subject(),
                    io.ringfence.reporting.query.Vantage.latest(SampleRun.END)))
        .containsExactly("approved defaults, version 7");
    GivenLater.Read now = given.read(NodePath.FIRM, GivenLater.AT.plusSeconds(60));
    assertThat(DefaultLine.of(now.report(), now.insights()))
        .filteredOn(line -> line.node().toString().startsWith("firm/ALPHA/"))
        .allSatisfy(line -> assertThat(line.byDefault().leverage()).isEqualByComparingTo("2"));
  }

  @Test
  void aRegisterWhoseChainDoesNotHoldOrThatIsNotThereIsRefused() throws IOException {
    SampleRun.of("refused defaults", 44, 8).storeIn(engine.store().clickhouse());
    PackProgram program = new PackProgram(engine, CLOCK);
    String pack = folder.resolve("pack.xlsx").toString();
    String[] arguments = {"--out", pack, "--approved-defaults", register().path().toString()};
    assertThat(program.report("refused defaults", arguments)).isEqualTo(2);
    assertThat(program.complained()).startsWith("error: --approved-defaults: ").hasLineCount(1);
    agreed("firm", "\"leverage\":\"3\"", true);
    Path steps = register().steps();
    Files.writeString(steps, Files.readString(steps).replace("calmer", "bolder"));
    assertThat(program.report("refused defaults", arguments)).isEqualTo(2);
    assertThat(program.complained()).startsWith("error: --approved-defaults: ").hasLineCount(1);
    assertThat(Files.exists(Path.of(pack))).isFalse();
  }
}
