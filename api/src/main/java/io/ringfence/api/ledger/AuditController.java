package io.ringfence.api.ledger;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Role;
import io.ringfence.api.wire.ListAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What callers did and what they were refused, for compliance. */
@RestController
@Tag(name = "audit")
final class AuditController {
  private static final int USUAL = 200;

  private final AuditTrail trail;

  AuditController(AuditTrail trail) {
    this.trail = trail;
  }

  /** Lines of the ledger. */
  @Schema(description = "Lines of the audit ledger.")
  record AuditAnswer(
      @Schema(description = "The latest first.") List<AuditTrail.Line> entries,
      @Schema(description = "`before` of the next page; null: this is the last.")
          @Nullable Long next)
      implements ListAnswer<AuditTrail.Line> {
    @Override
    public List<AuditTrail.Line> rows() {
      return entries;
    }
  }

  @Operation(
      operationId = "audit",
      summary = "What callers did and were refused",
      description =
          "Lines of this server's ledger, the latest first. They have the clock of the wall, so"
              + " there is no `asOf`: the ledger is only ever added to. To who may see the firm, as"
              + " paths name what is other desks'.")
  @OpenTo(Role.COMPLIANCE)
  @GetMapping("/v1/audit")
  AuditAnswer audit(
      @Parameter(description = "Only lines before this number; absent: the latest.")
          @RequestParam(required = false)
          @Min(1)
          @Nullable Long before,
      @Parameter(description = "Most lines, 1 to 1000; absent: 200.")
          @RequestParam(required = false)
          @Min(1)
          @Max(1000)
          @Nullable Integer limit,
      @Parameter(hidden = true) DeskAccess access) {
    access.requireFirm();
    List<AuditTrail.Line> entries = trail.before(before, limit == null ? USUAL : limit);
    boolean more = !entries.isEmpty() && entries.getLast().number() > 1;
    return new AuditAnswer(entries, more ? entries.getLast().number() : null);
  }
}
