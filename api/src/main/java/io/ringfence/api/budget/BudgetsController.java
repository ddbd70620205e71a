package io.ringfence.api.budget;

import io.ringfence.api.proposal.Asking;
import io.ringfence.api.proposal.ProposalAnswer;
import io.ringfence.api.proposal.ProposalBook;
import io.ringfence.api.proposal.ProposalKind;
import io.ringfence.api.proposal.ProposalPage;
import io.ringfence.api.proposal.ProposalsAnswer;
import io.ringfence.api.proposal.Proposes;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Page;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.OpenTo;
import io.ringfence.api.security.Person;
import io.ringfence.api.security.Role;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Budgets in force, and proposals of others. */
@RestController
@Tag(name = "budgets")
final class BudgetsController {
  private static final String CHOICE = "budgets";

  private final Questions questions;
  private final BudgetSubject subject;
  private final ProposalBook book;

  BudgetsController(Questions questions, BudgetSubject subject, ProposalBook book) {
    this.questions = questions;
    this.subject = subject;
    this.book = book;
  }

  @Operation(
      operationId = "budgets",
      summary = "Budgets in force",
      description = "Of the caller's desks and their books; the firm's with all desks only.")
  @OpenTo
  @GetMapping("/v1/budgets")
  BudgetsAnswer budgets(
      @Valid @ParameterObject Moment moment,
      @Valid @ParameterObject Page page,
      @Parameter(hidden = true) DeskAccess access) {
    Asked asked = questions.of(moment, page, CHOICE, access);
    return BudgetsAnswer.of(
        asked,
        asked.page(
            BudgetsAtQuery::new,
            page,
            CHOICE,
            (budgets, part) -> budgets.part(asked.runId(), asked.vantage(), part)));
  }

  @Operation(operationId = "budgetProposals", summary = "Budgets and overrides proposed")
  @OpenTo
  @GetMapping("/v1/budgets/proposals")
  ProposalsAnswer proposals(
      @Valid @ParameterObject ProposalPage page,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.page(ProposalKind.BUDGET, page, person, access);
  }

  @Operation(
      operationId = "proposeBudget",
      summary = "Propose a budget or an override",
      description =
          "Held to the rules of rows of the budgets file. Another person approves it: a limit the"
              + " risk administrator, an override the risk desk as well. It lapses where what is in"
              + " force has changed by then.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = BudgetFields.class))))
  @OpenTo({Role.RISK_DESK, Role.PORTFOLIO_MANAGER, Role.RISK_ADMIN})
  @Proposes("/v1/budgets/proposals")
  ProposalAnswer propose(
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) Person person,
      @Parameter(hidden = true) DeskAccess access) {
    return book.make(subject, new Asking(request, person, access));
  }
}
