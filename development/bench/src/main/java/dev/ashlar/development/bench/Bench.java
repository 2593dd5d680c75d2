package dev.ashlar.development.bench;

import dev.ashlar.development.seed.Landmarks;
import dev.ashlar.development.training.Surroundings;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks the data API the same questions at each size, one kind after the other.
///
/// @param warmUp how long each case is asked before any is measured, so that the compilers have seen it
/// @param time how long each case is measured
record Bench(
        Databases databases,
        Surroundings surroundings,
        int clients,
        Duration warmUp,
        Duration time) {

    List<Measured> run(List<Size> sizes) throws Exception {
        for (var size : sizes) {
            databases.create(size);
            Service.migrate(surroundings.settings(databases.of(size)));
            databases.fill(size);
        }
        var all = new ArrayList<Measured>();
        for (var size : sizes) {
            all.addAll(measured(size));
        }
        return List.copyOf(all);
    }

    private List<Measured> measured(Size size) throws Exception {
        var found = new ArrayList<Measured>();
        var cases = Case.of(Landmarks.of(size.numbers()));
        try (var service = Service.start(surroundings.settings(databases.of(size)))) {
            var load = new Load(service.port(), clients);
            for (var asked : cases) {
                load.of(asked, token(asked), warmUp);
            }
            for (var asked : cases) {
                var before = Processors.now(service.process(), databases.process());
                var figures = load.of(asked, token(asked), time);
                var used = Processors.now(service.process(), databases.process()).since(before);
                found.add(new Measured(size, asked, figures, used));
                System.out.println(Table.line(found.getLast()));
            }
        }
        return found;
    }

    private String token(Case asked) throws GeneralSecurityException {
        return asked.who().isEmpty()
                ? ""
                : surroundings.realm().token(asked.who().get().id(), asked.who().get().name());
    }
}
