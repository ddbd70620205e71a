/**
 * Rule packs: what a venue's rules were, as dated files people can read and compare. {@link
 * io.ringfence.contracts.rulepack.RulePackLoader} turns a file into the domain's {@link
 * io.ringfence.domain.margin.MarginRules} and refuses it whole when one figure is wrong; {@link
 * io.ringfence.contracts.rulepack.RulePacks} says which pack was in force when.
 *
 * <p>No margin arithmetic belongs here: formulas live in the domain, figures in the files.
 */
@NullMarked
package io.ringfence.contracts.rulepack;

import org.jspecify.annotations.NullMarked;
