package dev.ashlar.database.repositories;

import dev.ashlar.database.Calls;
import dev.ashlar.database.DatabaseSettings;
import java.sql.SQLException;

final class NotifiedCalls implements Calls {
    private final DatabaseSettings settings;

    NotifiedCalls(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public Listener listen(String channel) {
        try {
            var connection = CallConnection.source(settings, settings.patience()).getConnection();
            var listener = new CallConnection(connection);
            try {
                listener.listen(channel);
            } catch (SQLException failure) {
                listener.close();
                throw failure;
            }
            return listener;
        } catch (SQLException failure) {
            throw Failures.translate(failure);
        }
    }
}
