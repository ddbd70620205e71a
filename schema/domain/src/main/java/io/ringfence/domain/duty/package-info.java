/**
 * Who may do what: persons behind accounts, their duties, who acts for whom. Separation of duties
 * compares persons, never accounts.
 */
@NullMarked
package io.ringfence.domain.duty;

import org.jspecify.annotations.NullMarked;
