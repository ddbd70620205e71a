/**
 * The calculator's cases and answers as JSON: {@link io.ringfence.contracts.calculator.CaseReader}
 * turns an object into a question of {@code domain.calculator} or says which field breaks which
 * rule, {@link io.ringfence.contracts.calculator.AnswerWriter} prints the answer. Parsed and
 * printed as a stream, without data binding. Knows files of cases, neither commands nor HTTP; no
 * arithmetic.
 */
@NullMarked
package io.ringfence.contracts.calculator;

import org.jspecify.annotations.NullMarked;
