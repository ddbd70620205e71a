/** Of which run and instant, by what was known when, and which page of the answer. */
@NullMarked
package io.ringfence.api.question;

import org.jspecify.annotations.NullMarked;
