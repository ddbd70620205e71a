/** What the tests of several packages need. */
@NullMarked
package io.ringfence.contracts;

import org.jspecify.annotations.NullMarked;
