package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.domain.duty.Duty;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.store.ClickHouseStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEngine
class HoldingsTest {
  private static final Instant BEFORE = Instant.parse("2031-03-04T05:06:07Z");
  private static final Instant AFTER = Instant.parse("2031-03-04T05:06:08Z");
  private static final Who KEEPER = Who.of("keeper");

  private final ClickHouseStore store;
  private Instant now = IssuedPack.ISSUED_AT;

  HoldingsTest(ClickHouseStore store) {
    this.store = store;
  }

  @Test
  void whatWasPreparedIsKeptForItsTimeAndLongerWhileItIsHeld(@TempDir Path folder)
      throws Exception {
    IssuedPack pack =
        new IssuedPack(folder, SamplePack.of(store, SampleRun.of("holdings", 52, 12)));
    Path file = pack.issue("report");
    EvidenceFolder evidence = pack.evidence();
    StaffRegister staff = new StaffRegister(evidence, () -> now);
    staff.grant("boss", "p-0", Set.of(Duty.GRANT), KEEPER);
    staff.grant("keeper", "p-1", Set.of(Duty.KEEP, Duty.PREPARE), Who.of("boss"));
    new SignOffs(evidence, () -> now).prepare(file, KEEPER, "");
    Path archived = evidence.archived(IssuedFile.read(file, evidence).payloadHash());
    Holdings holdings = new Holdings(evidence, () -> now);
    assertThat(holdings.lines()).hasSize(1);
    now = BEFORE;
    refused("is kept until 2031-03-04T05:06:07.089Z", () -> holdings.dispose(1, KEEPER));
    holdings.hold("run holdings", KEEPER, "enquiry 7");
    refused("is held already", () -> holdings.hold("run holdings", KEEPER, "again"));
    now = AFTER;
    refused("export 1 is held: enquiry 7", () -> holdings.dispose(1, KEEPER));
    refused("KEEP", () -> holdings.lift("run holdings", Who.of("boss"), "closed"));
    refused("is not held", () -> holdings.lift("export 1", KEEPER, "closed"));
    holdings.lift("run holdings", KEEPER, "closed");
    assertThat(archived).exists();
    holdings.dispose(1, KEEPER);
    assertThat(archived).doesNotExist();
    assertThat(holdings.lines().getFirst().disposed()).isTrue();
    refused("was disposed of", () -> holdings.dispose(1, KEEPER));
    refused("must be on 'export N'", () -> holdings.hold("everything", KEEPER, "why"));
    assertThat(pack.answer(file)).isEqualTo("INTACT");
  }

  @Test
  void everyPackAndTheCertificateHaveARetentionClass() {
    for (Pack kind : Pack.values()) {
      assertThat(Retention.of(Retention.schedule(), kind.code()).keep().getYears()).isPositive();
    }
    assertThat(Retention.of(Retention.schedule(), "monitoring-certificate").keep().getYears())
        .isPositive();
  }

  private interface Step {
    void take() throws Exception;
  }

  private static void refused(String why, Step step) {
    assertThatExceptionOfType(RefusedStepException.class)
        .isThrownBy(step::take)
        .withMessageContaining(why);
  }
}
