drop index library.uploads_receiving_index;
