package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarFunction;
import java.util.ArrayList;
import java.util.List;

/** The list of the functions of this package. */
public final class ScalarFunctions {
  private ScalarFunctions() {}

  public static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    all.addAll(StringFunctions.all());
    all.addAll(NumberFunctions.all());
    all.addAll(DatetimeFunctions.all());
    all.addAll(SystemFunctions.all());
    all.addAll(BitFunctions.all());
    all.addAll(PatternFunctions.all());
    all.addAll(CalendarFunctions.all());
    all.addAll(EncodingFunctions.all());
    all.addAll(DigestFunctions.all());
    all.addAll(WordFunctions.all());
    all.addAll(TemplateFunctions.all());
    all.addAll(ArrayFunctions.all());
    all.addAll(ListFunctions.all());
    all.addAll(ArraySetFunctions.all());
    all.addAll(TimeSpanFunctions.all());
    all.add(new QuantifiedComparison());
    return all;
  }
}
