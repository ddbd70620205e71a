package io.ringfence.api.proposal;

import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Person;
import io.ringfence.api.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposals of every kind, and the decisions on them. */
@RestController
@Tag(name = "proposals")
final class ProposalsController {
  private static final String ONE = "/v1/proposals/{id}";

  private final ProposalBook book;
  private final ProposalRecords records;
  private final Decisions decisions;

  ProposalsController(ProposalBook book, ProposalRecords records, Decisions decisions) {
    this.book = book;
    this.records = records;
    this.decisions = decisions;
  }

  @Operation(
      operationId = "proposals",
      summary = "What was proposed",
      description = "Budgets, moves and tickets of the caller's desks, the latest first.")
  @OpenTo
  @GetMapping("/v1/proposals")
  ProposalsAnswer proposals(
      @Parameter(description = "`budget`, `reallocation`, `ticket` or `defaults`; absent: all.")
          @RequestParam(required = false)
          @Nullable String kind,
      @Valid @ParameterObject ProposalPage page,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.page(kind == null ? null : ProposalKind.of(kind), page, person, access);
  }

  @Operation(operationId = "proposal", summary = "One proposal and what was done to it")
  @OpenTo
  @GetMapping(ONE)
  ProposalAnswer proposal(
      @PathVariable String id,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.shown(records.named(id, access.scope()), person, access);
  }

  @Operation(
      operationId = "approveProposal",
      summary = "Approve a proposal",
      description =
          "By another person than its maker, whichever accounts they use; `auth_time` of the token"
              + " must be at most five minutes ago. The body names the hash of what was looked at."
              + " Where what it was made against has changed, it lapses instead. A budget or a"
              + " batch of moves is handed off at once.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DecisionFields.class))))
  @OpenTo({Role.RISK_DESK, Role.PORTFOLIO_MANAGER, Role.RISK_ADMIN})
  @PostMapping(path = ONE + "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
  ProposalAnswer approve(
      @PathVariable String id,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return decisions.approve(id, new Asking(request, person, access));
  }

  @Operation(
      operationId = "rejectProposal",
      summary = "Reject a proposal",
      description = "By another person than its maker, who says why.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DecisionFields.class))))
  @OpenTo({Role.RISK_DESK, Role.PORTFOLIO_MANAGER, Role.RISK_ADMIN})
  @PostMapping(path = ONE + "/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
  ProposalAnswer reject(
      @PathVariable String id,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return decisions.reject(id, new Asking(request, person, access));
  }

  @Operation(
      operationId = "withdrawProposal",
      summary = "Withdraw a proposal",
      description = "By the person who made it.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = WithdrawalFields.class))))
  @OpenTo({Role.RISK_DESK, Role.PORTFOLIO_MANAGER, Role.RISK_ADMIN})
  @PostMapping(path = ONE + "/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
  ProposalAnswer withdraw(
      @PathVariable String id,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return decisions.withdraw(id, new Asking(request, person, access));
  }
}
